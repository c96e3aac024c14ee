package io.drydock.kubeapiserver.registry.rbac;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.CollectionDeleter;
import io.drydock.apiserver.registry.rest.Deletion;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.ObjectList;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.UpdatedObject;
import io.drydock.apiserver.registry.rest.Updater;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.authorizer.RbacPolicyIndex;
import io.drydock.kubeapiserver.registry.generic.DelegatingStorage;
import java.util.Optional;

/**
 * A store of roles or bindings whose every write is first checked for granting too much, and known to the authorizer
 * before it is answered.
 *
 * @see "Go: pkg/registry/rbac/rolebinding/policybased/storage.go: Storage"
 */
final class PolicyBasedStorage extends DelegatingStorage<Store> implements CollectionDeleter {
    private final RbacResource resource;
    private final EscalationCheck escalation;
    private final RbacPolicyIndex index;

    PolicyBasedStorage(RbacResource resource, Store store, EscalationCheck escalation, RbacPolicyIndex index) {
        super(store);
        this.resource = resource;
        this.escalation = escalation;
        this.index = index;
    }

    @Override
    public KubeObject create(RequestScope scope, String name, KubeObject object, WriteOptions options) {
        escalation.check(resource, scope, object, Optional.empty());
        KubeObject created = super.create(scope, name, object, options);
        refresh(scope, created.name(), options);
        return created;
    }

    @Override
    public Updater.Result update(
            RequestScope scope, String name, UpdatedObject updated, boolean forceAllowCreate, WriteOptions options) {
        Updater.Result result = super.update(scope, name, checked(scope, updated), forceAllowCreate, options);
        refresh(scope, name, options);
        return result;
    }

    private UpdatedObject checked(RequestScope scope, UpdatedObject updated) {
        return new UpdatedObject() {
            @Override
            public KubeObject from(Optional<KubeObject> current) {
                KubeObject object = updated.from(current);
                escalation.check(resource, scope, object, current);
                return object;
            }

            @Override
            public String requiredUid() {
                return updated.requiredUid();
            }
        };
    }

    @Override
    public Deletion delete(RequestScope scope, String name, WriteOptions options) {
        Deletion deletion = super.delete(scope, name, options);
        refresh(scope, name, options);
        return deletion;
    }

    @Override
    public ObjectList deleteCollection(RequestScope scope, WriteOptions options, ListOptions selected) {
        ObjectList deleted = storage().deleteCollection(scope, options, selected);
        deleted.items().forEach(item -> refresh(scope, item.object().name(), options));
        return deleted;
    }

    private void refresh(RequestScope scope, String name, WriteOptions options) {
        if (!options.dryRun()) {
            index.refresh(resource.resource().resource(), scope.namespace(), name);
        }
    }
}
