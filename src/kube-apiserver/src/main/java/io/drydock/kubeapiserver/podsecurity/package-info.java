/** The levels of pod security, what a namespace asks for, and whether a pod is as secure as that. */
@NullMarked
package io.drydock.kubeapiserver.podsecurity;

import org.jspecify.annotations.NullMarked;
