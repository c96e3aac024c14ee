/** Lets each kubelet write only what is its own: its node, its node's pods, and what those need. */
@NullMarked
package io.drydock.kubeapiserver.admission.noderestriction;

import org.jspecify.annotations.NullMarked;
