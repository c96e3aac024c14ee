/** The resources of the legacy core group: what they default to, and how each differs from the generic resource. */
@NullMarked
package io.drydock.kubeapiserver.registry.core;

import org.jspecify.annotations.NullMarked;
