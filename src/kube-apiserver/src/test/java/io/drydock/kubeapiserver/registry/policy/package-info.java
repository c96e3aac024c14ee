/** Disruption budgets and the evictions they allow, through a running server. */
@NullMarked
package io.drydock.kubeapiserver.registry.policy;

import org.jspecify.annotations.NullMarked;
