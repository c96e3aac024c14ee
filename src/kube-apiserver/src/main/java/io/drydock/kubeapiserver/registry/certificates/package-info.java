/** Certificate signing requests. */
@NullMarked
package io.drydock.kubeapiserver.registry.certificates;

import org.jspecify.annotations.NullMarked;
