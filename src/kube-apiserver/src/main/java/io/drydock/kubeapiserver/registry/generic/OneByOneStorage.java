package io.drydock.kubeapiserver.registry.generic;

import io.drydock.apiserver.registry.rest.Creater;
import io.drydock.apiserver.registry.rest.EncodedGetter;
import io.drydock.apiserver.registry.rest.GracefulDeleter;
import io.drydock.apiserver.registry.rest.Lister;
import io.drydock.apiserver.registry.rest.Updater;
import io.drydock.apiserver.registry.rest.Watcher;

/**
 * Serves every verb of a resource but the deletion of many objects at once, as namespaces do.
 *
 * @see "Go: pkg/registry/core/namespace/storage/storage.go: REST"
 */
public final class OneByOneStorage<S extends Creater & EncodedGetter & Lister & Watcher & Updater & GracefulDeleter>
        extends DelegatingStorage<S> {
    public OneByOneStorage(S storage) {
        super(storage);
    }
}
