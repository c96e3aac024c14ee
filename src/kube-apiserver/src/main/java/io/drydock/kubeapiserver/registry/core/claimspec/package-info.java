/** What asks for storage: the specification of claims, on their own and inside of pods and stateful sets. */
@NullMarked
package io.drydock.kubeapiserver.registry.core.claimspec;

import org.jspecify.annotations.NullMarked;
