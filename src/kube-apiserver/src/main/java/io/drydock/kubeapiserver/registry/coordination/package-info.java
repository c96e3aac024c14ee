/** Leases. */
@NullMarked
package io.drydock.kubeapiserver.registry.coordination;

import org.jspecify.annotations.NullMarked;
