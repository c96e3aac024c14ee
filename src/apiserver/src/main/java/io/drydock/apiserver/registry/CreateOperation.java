package io.drydock.apiserver.registry;

import io.drydock.apimachinery.catalog.Release;
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
    private static final int GENERATED_NAMES = 8;

    // tag::create[]
    KubeObject run(RequestScope scope, KubeObject sent, WriteOptions options) {
        KubeObject object = resource.ownWrite(scope, sent, Optional.empty(), options);
        boolean generated = object.name().isEmpty() && !object.generateName().isEmpty();
        options.admission().admit(Optional.of(object), Optional.empty());
        return generated && resource.release().atLeast(Release.V1_36)
                ? underSomeName(scope, object, options)
                : store(scope, object, options);
    }

    private KubeObject store(RequestScope scope, KubeObject object, WriteOptions options) {
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
            throw object.generateName().isEmpty() ? alreadyExists(key, named, name) : nameNotGenerated(named, name);
        } catch (StorageException failure) {
            throw StoreErrors.status(failure, named, name, "create");
        }
    }
    // end::create[]

    /**
     * Since release 1.30 a generated name that is taken already is no reason to give up. Each attempt begins with the
     * object as it came.
     */
    private KubeObject underSomeName(RequestScope scope, KubeObject object, WriteOptions options) {
        for (int attempt = 1; ; attempt++) {
            try {
                return store(scope, object.deepCopy(), options);
            } catch (StatusException refused) {
                if (attempt == GENERATED_NAMES || !isTaken(refused)) {
                    throw refused;
                }
            }
        }
    }

    private static boolean isTaken(StatusException refused) {
        return refused.status().reason().equals("AlreadyExists");
    }

    private StatusException nameNotGenerated(GroupResource named, String name) {
        return resource.release().atLeast(Release.V1_36)
                ? StoreErrors.nameNotGenerated(named, name)
                : StoreErrors.nameNotGenerated(resource.strategy().errorKind());
    }

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
