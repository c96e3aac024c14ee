/** Service accounts. */
@NullMarked
package io.drydock.kubeapiserver.registry.core.serviceaccount;

import org.jspecify.annotations.NullMarked;
