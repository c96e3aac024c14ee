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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets one service after the other be created or changed, so that no two are given the same address or port.
 *
 * @see "Go: pkg/registry/core/service/storage/storage.go: REST"
 */
final class ServiceStorage extends DelegatingStorage<Store> implements CollectionDeleter {
    private final ServiceAllocation allocation;
    private final AddressClaims claims;

    ServiceStorage(Store store, ServiceAllocation allocation, AddressClaims claims) {
        super(store);
        this.allocation = allocation;
        this.claims = claims;
    }

    @Override
    public KubeObject create(RequestScope scope, String name, KubeObject object, WriteOptions options) {
        return allocation.during(
                options.dryRun(), claims, () -> super.create(scope, name, object, options), Function.identity());
    }

    @Override
    public Updater.Result update(
            RequestScope scope, String name, UpdatedObject updated, boolean forceAllowCreate, WriteOptions options) {
        NotedVersion noted = new NotedVersion(updated);
        Updater.Result result = allocation.during(
                options.dryRun(),
                claims,
                () -> super.update(scope, name, noted, forceAllowCreate, options),
                Updater.Result::object);
        if (!options.dryRun()) {
            List<String> kept = ServiceShape.addresses(result.object());
            claims.release(
                    result.object(),
                    noted.had.stream()
                            .filter(address -> !kept.contains(address))
                            .toList());
        }
        return result;
    }

    /** Remembers whether the author said which version the change is for, and what the service had before it. */
    private final class NotedVersion implements UpdatedObject {
        private final UpdatedObject updated;
        private List<String> had = List.of();

        NotedVersion(UpdatedObject updated) {
            this.updated = updated;
        }

        @Override
        public KubeObject from(Optional<KubeObject> current) {
            had = current.map(ServiceShape::addresses).orElse(List.of());
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
