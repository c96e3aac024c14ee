/** Secrets. */
@NullMarked
package io.drydock.kubeapiserver.registry.core.secret;

import org.jspecify.annotations.NullMarked;
