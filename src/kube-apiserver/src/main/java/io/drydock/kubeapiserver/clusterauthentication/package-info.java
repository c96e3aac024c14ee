/** Tells servers behind the aggregator whom this one believes. */
@NullMarked
package io.drydock.kubeapiserver.clusterauthentication;

import org.jspecify.annotations.NullMarked;
