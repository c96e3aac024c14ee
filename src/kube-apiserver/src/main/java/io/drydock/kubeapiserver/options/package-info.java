/** The options of kube-apiserver: one class a group, as in Go, and all of them together. */
@NullMarked
package io.drydock.kubeapiserver.options;

import org.jspecify.annotations.NullMarked;
