/** The command kube-apiserver: from its arguments to completed options, and to a server that runs. */
@NullMarked
package io.drydock.kubeapiserver;

import org.jspecify.annotations.NullMarked;
