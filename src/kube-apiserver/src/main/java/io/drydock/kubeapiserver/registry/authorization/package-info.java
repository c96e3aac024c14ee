/** The access reviews: may somebody do something. */
@NullMarked
package io.drydock.kubeapiserver.registry.authorization;

import org.jspecify.annotations.NullMarked;
