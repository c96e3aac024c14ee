package io.drydock.apiserver.registry;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.UpdatedObject;
import io.drydock.apiserver.registry.rest.Updater;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StoredValue;

/** @see "Go: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go: Store.Update" */
record UpdateOperation(ResourceStorage resource) {

    // tag::update[]
    Updater.Result run(
            RequestScope scope, String name, UpdatedObject updated, boolean forceAllowCreate, WriteOptions options) {
        String key = resource.key(scope, name);
        GroupResource named = resource.named(scope);
        String shownKey = resource.keys().shown(key, options.dryRun());
        UpdateAttempt attempt = new UpdateAttempt(resource, scope, name, shownKey, updated, forceAllowCreate, options);
        try {
            if (options.dryRun()) {
                attempt.apply(resource.storage().get(key, 0));
                return attempt.result();
            }
            StoredValue stored = resource.storage().guaranteedUpdate(key, false, resource.timeToLive(), attempt);
            return attempt.result(stored.revision());
        } catch (EmptiedFinalizers emptied) {
            return new Updater.Result(removed(key, named, name, emptied.object(), updated, options), false);
        } catch (StorageException failure) {
            throw StoreErrors.status(failure, named, name, "update");
        }
    }
    // end::update[]

    /** The client who took the last finalizer away gets the object as it asked for it, and it is gone. */
    private KubeObject removed(
            String key,
            GroupResource named,
            String name,
            KubeObject object,
            UpdatedObject updated,
            WriteOptions options) {
        if (options.dryRun()) {
            return object;
        }
        Storage.Precondition check = current -> UpdateAttempt.requireUid(
                named,
                name,
                key,
                updated.requiredUid(),
                resource.decode(current).object().uid());
        try {
            resource.storage().delete(key, check);
            resource.strategy().afterDelete(object);
        } catch (StorageException.KeyNotFound gone) {
            // Somebody else has removed it in the meantime, which is what was wanted.
            return object;
        } catch (StorageException failure) {
            throw StoreErrors.status(failure, named, name, "delete");
        }
        return object;
    }
}
