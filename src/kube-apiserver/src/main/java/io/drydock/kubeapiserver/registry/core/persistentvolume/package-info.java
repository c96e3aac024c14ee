/** Persistent volumes and the claims to them. */
@NullMarked
package io.drydock.kubeapiserver.registry.core.persistentvolume;

import org.jspecify.annotations.NullMarked;
