/** Priority classes. */
@NullMarked
package io.drydock.kubeapiserver.registry.scheduling;

import org.jspecify.annotations.NullMarked;
