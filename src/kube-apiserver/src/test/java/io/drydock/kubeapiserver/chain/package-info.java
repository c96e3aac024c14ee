/** The chain of servers, from the outside. */
@NullMarked
package io.drydock.kubeapiserver.chain;

import org.jspecify.annotations.NullMarked;
