/** Keeps objects in an etcd cluster, where a real kube-apiserver would find them. */
@NullMarked
package io.drydock.storage.etcd;

import org.jspecify.annotations.NullMarked;
