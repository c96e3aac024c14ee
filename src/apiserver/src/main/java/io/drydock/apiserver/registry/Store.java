package io.drydock.apiserver.registry;

import io.drydock.apimachinery.managedfields.ResetFields;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusException;
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
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves every verb of one resource out of a {@link io.drydock.apiserver.storage.Storage}. What is particular to the
 * resource is in its strategy; what is more than that wraps a store. Failures are
 * {@link io.drydock.apimachinery.status.StatusException}s, worded as the real server words them.
 *
 * <p>Each verb is an operation in a file of its own. The order within a write is: mutating admission, the strategy's
 * preparation, validation, validating admission, the store.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go: Store"
 */
public final class Store
        implements Creater, EncodedGetter, Lister, Watcher, Updater, GracefulDeleter, CollectionDeleter, AutoCloseable {
    private final ResourceStorage resource;
    private final TableConvertor tables;

    /** @param resource the name that errors give when a request names none */
    public Store(RestOptions options, GroupResource resource, RestStrategy strategy, TableConvertor tables) {
        this.resource = ResourceStorage.of(options, resource, strategy);
        this.tables = tables;
    }

    @Override
    public GroupVersionKind kind() {
        return resource.strategy().kind();
    }

    @Override
    public boolean namespaced() {
        return resource.strategy().namespaced();
    }

    @Override
    public ResetFields resetFields() {
        return strategy().resetFields();
    }

    /** What is particular to this resource. */
    public RestStrategy strategy() {
        return resource.strategy();
    }

    public GroupResource groupResource() {
        return resource.resource();
    }

    @Override
    public TableConvertor tableConvertor() {
        return tables;
    }

    @Override
    public KubeObject create(RequestScope scope, String name, KubeObject object, WriteOptions options) {
        return new CreateOperation(resource).run(scope, object, options);
    }

    @Override
    public EncodedObject getEncoded(RequestScope scope, String name, ObjectNode options) {
        return new GetOperation(resource).run(scope, name, options);
    }

    /** As a get, but absent where a get fails since there is no such object. */
    public Optional<KubeObject> find(RequestScope scope, String name) {
        try {
            return Optional.of(get(scope, name, JsonNodeFactory.instance.objectNode()));
        } catch (StatusException missing) {
            if (missing.isNotFound()) {
                return Optional.empty();
            }
            throw missing;
        }
    }

    @Override
    public Set<String> selectableFields() {
        return strategy().selectableFields(KubeObject.ofKind(kind())).keySet();
    }

    @Override
    public ObjectList list(RequestScope scope, ListOptions options) {
        return new ListOperation(resource).run(scope, options);
    }

    @Override
    public ObjectWatch watch(RequestScope scope, ListOptions options) {
        return new WatchOperation(resource).run(scope, options);
    }

    @Override
    public Updater.Result update(
            RequestScope scope, String name, UpdatedObject updated, boolean forceAllowCreate, WriteOptions options) {
        return new UpdateOperation(resource).run(scope, name, updated, forceAllowCreate, options);
    }

    /** Updates under other rules than those of the resource itself, as subresources do. Never creates. */
    public Updater.Result updateWith(
            RestStrategy strategy, RequestScope scope, String name, UpdatedObject updated, WriteOptions options) {
        return new UpdateOperation(resource.with(strategy)).run(scope, name, updated, false, options);
    }

    /**
     * Applies a part of an object that is there, by force and under other rules than those of the resource itself, as
     * the server does with the status of what it looks after.
     *
     * @param configuration what the manager wants; it is named here
     * @param manager to whom the fields belong from now on
     */
    public Updater.Result applyWith(
            RestStrategy strategy, RequestScope scope, String name, ObjectNode configuration, String manager) {
        return new ApplyOperation(resource.with(strategy)).run(scope, name, configuration, manager);
    }

    @Override
    public Deletion delete(RequestScope scope, String name, WriteOptions options) {
        return new DeleteOperation(resource).run(scope, name, options);
    }

    @Override
    public ObjectList deleteCollection(RequestScope scope, WriteOptions options, ListOptions selected) {
        return new DeleteCollectionOperation(resource).run(scope, options, selected);
    }

    /** Ends what keeps the resource in memory, and with it all watches. The objects stay in the store. */
    @Override
    public void close() {
        resource.reader().close();
    }

    /** How many objects there are, in all namespaces. */
    public long count() {
        return resource.storage().count(resource.keys().root(""));
    }
}
