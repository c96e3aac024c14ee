/** Several servers on one etcd cluster. */
@NullMarked
package io.drydock.kubeapiserver.replicas;

import org.jspecify.annotations.NullMarked;
