/** Pod disruption budgets and pod security policies. */
@NullMarked
package io.drydock.kubeapiserver.registry.policy;

import org.jspecify.annotations.NullMarked;
