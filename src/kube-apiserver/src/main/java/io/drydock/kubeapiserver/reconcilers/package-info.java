/** How several servers of one cluster agree on the endpoints of their service. */
@NullMarked
package io.drydock.kubeapiserver.reconcilers;

import org.jspecify.annotations.NullMarked;
