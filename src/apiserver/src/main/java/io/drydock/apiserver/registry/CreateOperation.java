package io.drydock.apiserver.registry;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StoredValue;
import java.util.Optional;

/** @see "Go: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go: Store.Create" */
record CreateOperation(ResourceStorage resource) {

    // tag::create[]
    KubeObject run(RequestScope scope, KubeObject sent, WriteOptions options) {
        KubeObject object = resource.ownWrite(scope, sent, Optional.empty(), options);
        boolean generated = object.name().isEmpty() && !object.generateName().isEmpty();
        options.admission().admit(Optional.of(object), Optional.empty());
        new ObjectPreparation(resource).beforeCreate(scope, object);
        options.admission().validate(Optional.of(object), Optional.empty());
        if (ResourceVersions.isSet(object) && !options.dryRun()) {
            throw StoreErrors.plain("resourceVersion should not be set on objects to be created");
        }
        String name = object.name();
        String key = resource.key(scope, name);
        resource.codec().canonicalize(object);
        byte[] bytes = resource.codec().encode(object);
        GroupResource named = resource.named(scope);
        try {
            if (options.dryRun()) {
                requireAbsent(key);
                return object;
            }
            StoredValue stored = resource.storage().create(key, bytes, resource.timeToLive());
            object.setResourceVersion(Long.toString(stored.revision()));
            return object;
        } catch (StorageException.KeyExists exists) {
            throw generated
                    ? StoreErrors.nameNotGenerated(resource.strategy().errorKind())
                    : alreadyExists(key, named, name);
        } catch (StorageException failure) {
            throw StoreErrors.status(failure, named, name, "create");
        }
    }
    // end::create[]

    private void requireAbsent(String key) {
        resource.storage().get(key, 0).ifPresent(present -> {
            throw new StorageException.KeyExists(key, present.revision());
        });
    }

    private StatusException alreadyExists(String key, GroupResource named, String name) {
        Status status = StatusErrors.alreadyExists(named, name).status();
        boolean leaving = resource.read(key)
                .flatMap(present -> present.object().deletionTimestamp())
                .isPresent();
        return new StatusException(
                leaving
                        ? new Status(
                                status.status(),
                                "object is being deleted: " + status.message(),
                                status.reason(),
                                status.details(),
                                status.code())
                        : status);
    }
}
