package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.CollectionDeleter;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.ObjectList;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.UpdatedObject;
import io.drydock.apiserver.registry.rest.Updater;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.registry.generic.DelegatingStorage;
import java.util.Optional;

/**
 * Lets one service after the other be created or changed, so that no two are given the same address or port.
 *
 * @see "Go: pkg/registry/core/service/storage/storage.go: REST"
 */
final class ServiceStorage extends DelegatingStorage<Store> implements CollectionDeleter {
    private final ServiceAllocation allocation;

    ServiceStorage(Store store, ServiceAllocation allocation) {
        super(store);
        this.allocation = allocation;
    }

    @Override
    public KubeObject create(RequestScope scope, String name, KubeObject object, WriteOptions options) {
        return allocation.during(options.dryRun(), () -> super.create(scope, name, object, options));
    }

    @Override
    public Updater.Result update(
            RequestScope scope, String name, UpdatedObject updated, boolean forceAllowCreate, WriteOptions options) {
        UpdatedObject noted = new NotedVersion(updated);
        return allocation.during(options.dryRun(), () -> super.update(scope, name, noted, forceAllowCreate, options));
    }

    /** Remembers whether the author said which version the change is for. */
    private final class NotedVersion implements UpdatedObject {
        private final UpdatedObject updated;

        NotedVersion(UpdatedObject updated) {
            this.updated = updated;
        }

        @Override
        public KubeObject from(Optional<KubeObject> current) {
            KubeObject object = updated.from(current);
            allocation.noteUnconditional(object.resourceVersion().isEmpty());
            return object;
        }

        @Override
        public String requiredUid() {
            return updated.requiredUid();
        }
    }

    @Override
    public ObjectList deleteCollection(RequestScope scope, WriteOptions options, ListOptions selected) {
        return storage().deleteCollection(scope, options, selected);
    }
}
