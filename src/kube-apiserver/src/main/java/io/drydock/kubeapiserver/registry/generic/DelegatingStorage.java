package io.drydock.kubeapiserver.registry.generic;

import io.drydock.apimachinery.managedfields.ResetFields;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
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
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves a resource as another storage does; what is different, an extension says. It leaves out the deletion of many
 * objects at once, because whoever implements that serves it.
 *
 * @param <S> the other storage, mostly a store
 */
public abstract class DelegatingStorage<
                S extends Creater & EncodedGetter & Lister & Watcher & Updater & GracefulDeleter>
        implements Creater, EncodedGetter, Lister, Watcher, Updater, GracefulDeleter {
    private final S storage;

    protected DelegatingStorage(S storage) {
        this.storage = storage;
    }

    protected final S storage() {
        return storage;
    }

    @Override
    public final Set<String> selectableFields() {
        return storage.selectableFields();
    }

    @Override
    public final GroupVersionKind kind() {
        return storage.kind();
    }

    @Override
    public final boolean namespaced() {
        return storage.namespaced();
    }

    @Override
    public final ResetFields resetFields() {
        return storage.resetFields();
    }

    @Override
    public final TableConvertor tableConvertor() {
        return storage.tableConvertor();
    }

    @Override
    public KubeObject create(RequestScope scope, String name, KubeObject object, WriteOptions options) {
        return storage.create(scope, name, object, options);
    }

    @Override
    public Updater.Result update(
            RequestScope scope, String name, UpdatedObject updated, boolean forceAllowCreate, WriteOptions options) {
        return storage.update(scope, name, updated, forceAllowCreate, options);
    }

    @Override
    public Deletion delete(RequestScope scope, String name, WriteOptions options) {
        return storage.delete(scope, name, options);
    }

    @Override
    public final EncodedObject getEncoded(RequestScope scope, String name, ObjectNode options) {
        return storage.getEncoded(scope, name, options);
    }

    @Override
    public final ObjectList list(RequestScope scope, ListOptions options) {
        return storage.list(scope, options);
    }

    @Override
    public final ObjectWatch watch(RequestScope scope, ListOptions options) {
        return storage.watch(scope, options);
    }
}
