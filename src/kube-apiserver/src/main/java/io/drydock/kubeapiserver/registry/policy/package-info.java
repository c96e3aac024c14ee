/** Pod disruption budgets. */
@NullMarked
package io.drydock.kubeapiserver.registry.policy;

import org.jspecify.annotations.NullMarked;
