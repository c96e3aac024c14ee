package io.drydock.apiserver.registry;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.managedfields.ResetFields;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.registry.rest.EncodedGetter;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.RestStorage;
import io.drydock.apiserver.registry.rest.SubresourceOf;
import io.drydock.apiserver.registry.rest.TableConvertor;
import io.drydock.apiserver.registry.rest.TableProvider;
import io.drydock.apiserver.registry.rest.UpdatedObject;
import io.drydock.apiserver.registry.rest.Updater;
import io.drydock.apiserver.registry.rest.WriteOptions;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves a subresource that is the whole object under other rules, such as {@code status}: its strategy takes over
 * from the stored object what this way in may not change.
 *
 * @see "Go: pkg/registry/core/pod/storage/storage.go: StatusREST"
 */
public final class StatusStore implements EncodedGetter, Updater, SubresourceOf, TableProvider {
    private final Store store;
    private final RestStrategy strategy;
    private final boolean hasTables;

    /** One that is not shown in tables. */
    public StatusStore(Store store, RestStrategy strategy) {
        this(store, strategy, false);
    }

    private StatusStore(Store store, RestStrategy strategy, boolean hasTables) {
        this.store = store;
        this.strategy = strategy;
        this.hasTables = hasTables;
    }

    /** The same, shown in tables as the resource is if the release does so. */
    public StatusStore withTables(Release release) {
        return new StatusStore(store, strategy, release.atLeast(Release.V1_36));
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
    public ResetFields resetFields() {
        return strategy.resetFields();
    }

    @Override
    public TableConvertor tableConvertor() {
        return store.tableConvertor();
    }

    @Override
    public boolean hasTables() {
        return hasTables;
    }

    @Override
    public RestStorage parent() {
        return store;
    }

    @Override
    public EncodedObject getEncoded(RequestScope scope, String name, ObjectNode options) {
        return store.getEncoded(scope, name, options);
    }

    @Override
    public Updater.Result update(
            RequestScope scope, String name, UpdatedObject updated, boolean forceAllowCreate, WriteOptions options) {
        return store.updateWith(strategy, scope, name, updated, options);
    }
}
