package io.drydock.kubeapiserver.registry.core.namespace;

import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.RestStorage;
import io.drydock.apiserver.registry.rest.SubresourceOf;
import io.drydock.apiserver.registry.rest.UpdatedObject;
import io.drydock.apiserver.registry.rest.Updater;
import io.drydock.apiserver.registry.rest.WriteOptions;

/**
 * Serves {@code namespaces/finalize}, which can be updated and nothing else.
 *
 * @see "Go: pkg/registry/core/namespace/storage/storage.go: FinalizeREST"
 */
final class NamespaceFinalizeStore implements Updater, SubresourceOf {
    private final Store store;
    private final NamespaceFinalizeStrategy strategy;

    NamespaceFinalizeStore(Store store) {
        this.store = store;
        this.strategy = new NamespaceFinalizeStrategy(store.strategy());
    }

    @Override
    public GroupVersionKind kind() {
        return store.kind();
    }

    @Override
    public boolean namespaced() {
        return false;
    }

    @Override
    public RestStorage parent() {
        return store;
    }

    @Override
    public Updater.Result update(
            RequestScope scope, String name, UpdatedObject updated, boolean forceAllowCreate, WriteOptions options) {
        return store.updateWith(strategy, scope, name, updated, options);
    }
}
