package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.CollectionDeleter;
import io.drydock.apiserver.registry.rest.Creater;
import io.drydock.apiserver.registry.rest.Deletion;
import io.drydock.apiserver.registry.rest.EncodedGetter;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.GracefulDeleter;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.Lister;
import io.drydock.apiserver.registry.rest.ObjectList;
import io.drydock.apiserver.registry.rest.ObjectWatch;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.TableConvertor;
import io.drydock.apiserver.registry.rest.UpdatedObject;
import io.drydock.apiserver.registry.rest.Updater;
import io.drydock.apiserver.registry.rest.Watcher;
import io.drydock.apiserver.registry.rest.WriteOptions;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets one service after the other be created or changed, so that no two are given the same address or port.
 *
 * @see "Go: pkg/registry/core/service/storage/storage.go: REST"
 */
final class ServiceStorage
        implements Creater, EncodedGetter, Lister, Watcher, Updater, GracefulDeleter, CollectionDeleter {
    private final Store store;
    private final ServiceAllocation allocation;

    ServiceStorage(Store store, ServiceAllocation allocation) {
        this.store = store;
        this.allocation = allocation;
    }

    @Override
    public GroupVersionKind kind() {
        return store.kind();
    }

    @Override
    public boolean namespaced() {
        return store.namespaced();
    }

    @Override
    public TableConvertor tableConvertor() {
        return store.tableConvertor();
    }

    @Override
    public KubeObject create(RequestScope scope, String name, KubeObject object, WriteOptions options) {
        return allocation.during(options.dryRun(), () -> store.create(scope, name, object, options));
    }

    @Override
    public Updater.Result update(
            RequestScope scope, String name, UpdatedObject updated, boolean forceAllowCreate, WriteOptions options) {
        return allocation.during(options.dryRun(), () -> store.update(scope, name, updated, forceAllowCreate, options));
    }

    @Override
    public EncodedObject getEncoded(RequestScope scope, String name, ObjectNode options) {
        return store.getEncoded(scope, name, options);
    }

    @Override
    public ObjectList list(RequestScope scope, ListOptions options) {
        return store.list(scope, options);
    }

    @Override
    public ObjectWatch watch(RequestScope scope, ListOptions options) {
        return store.watch(scope, options);
    }

    @Override
    public Deletion delete(RequestScope scope, String name, WriteOptions options) {
        return store.delete(scope, name, options);
    }

    @Override
    public ObjectList deleteCollection(RequestScope scope, WriteOptions options, ListOptions selected) {
        return store.deleteCollection(scope, options, selected);
    }
}
