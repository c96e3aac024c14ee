/** Tells the aggregator of the group versions that custom resources add. */
@NullMarked
package io.drydock.kubeapiserver.crdregistration;

import org.jspecify.annotations.NullMarked;
