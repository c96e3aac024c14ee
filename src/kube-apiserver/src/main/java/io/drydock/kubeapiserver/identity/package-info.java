/** Tells in the cluster which servers it has, by a lease for each. */
@NullMarked
package io.drydock.kubeapiserver.identity;

import org.jspecify.annotations.NullMarked;
