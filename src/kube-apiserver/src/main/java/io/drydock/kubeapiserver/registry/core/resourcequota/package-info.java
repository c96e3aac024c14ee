/** Resource quotas and limit ranges. */
@NullMarked
package io.drydock.kubeapiserver.registry.core.resourcequota;

import org.jspecify.annotations.NullMarked;
