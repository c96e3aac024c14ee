/** Namespaces, and how they end. */
@NullMarked
package io.drydock.kubeapiserver.registry.core.namespace;

import org.jspecify.annotations.NullMarked;
