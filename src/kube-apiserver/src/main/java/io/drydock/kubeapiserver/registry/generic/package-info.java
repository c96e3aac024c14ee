/** What every built-in resource is served by from facts alone, and how a resource says what is different about it. */
@NullMarked
package io.drydock.kubeapiserver.registry.generic;

import org.jspecify.annotations.NullMarked;
