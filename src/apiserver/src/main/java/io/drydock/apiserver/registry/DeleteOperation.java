package io.drydock.apiserver.registry;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusDetails;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.registry.rest.Deletion;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StoredValue;
import java.util.List;
import java.util.Optional;

/**
 * Removes an object, or, when a grace period or finalizers keep it, marks it as being deleted.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go: Store.Delete"
 */
record DeleteOperation(ResourceStorage resource) {

    Deletion run(RequestScope scope, String name, WriteOptions options) {
        String key = resource.key(scope, name);
        GroupResource named = resource.named(scope);
        DeleteRequest request = DeleteRequest.of(options.options());
        KubeObject seen = resource.read(key)
                .orElseThrow(() -> StatusErrors.notFound(named, name))
                .object()
                .deepCopy();
        GracefulDeletion grace = GracefulDeletion.begin(resource, seen, request);
        if (grace instanceof GracefulDeletion.Pending) {
            return answer(scope, seen, false);
        }
        boolean marks = grace instanceof GracefulDeletion.After
                || !seen.finalizers().isEmpty()
                || resource.strategy().isHeldBack(seen)
                || CollectorFinalizers.changed(seen, request, resource.strategy())
                        .isPresent();
        try {
            return marks
                    ? mark(scope, name, key, request, options)
                    : remove(scope, name, key, request, options, Optional.empty());
        } catch (StorageException failure) {
            throw StoreErrors.status(failure, named, name, "delete");
        }
    }

    private Deletion mark(RequestScope scope, String name, String key, DeleteRequest request, WriteOptions options) {
        DeletionMark mark = new DeletionMark(resource, scope, name, key, request, options);
        try {
            KubeObject marked;
            if (options.dryRun()) {
                StoredValue current =
                        resource.storage().get(key, 0).orElseThrow(() -> new StorageException.KeyNotFound(key));
                mark.apply(Optional.of(current));
                marked = mark.marked();
            } else {
                StoredValue stored = resource.storage().guaranteedUpdate(key, true, resource.timeToLive(), mark);
                marked = resource.decode(stored).object();
            }
            if (mark.keepsObject()) {
                return new Deletion.OfObject(marked, false);
            }
            return options.dryRun()
                    ? new Deletion.OfObject(marked, true)
                    : remove(scope, name, key, mark.requestAfter(marked), options, Optional.of(marked));
        } catch (DeletionMark.AlreadyDeleting already) {
            return answer(scope, already.object(), false);
        } catch (DeletionMark.DeleteNow now) {
            return remove(scope, name, key, request, options, Optional.empty());
        }
    }

    /** @param marked the object if it was given no time; then somebody else may have removed it by now */
    private Deletion remove(
            RequestScope scope,
            String name,
            String key,
            DeleteRequest request,
            WriteOptions options,
            Optional<KubeObject> marked) {
        GroupResource named = resource.named(scope);
        DeletionCheck check = new DeletionCheck(
                resource, named, name, resource.keys().shown(key, options.dryRun()), request, options.admission());
        if (options.dryRun()) {
            StoredValue current =
                    resource.storage().get(key, 0).orElseThrow(() -> new StorageException.KeyNotFound(key));
            check.check(current);
            return answer(scope, resource.decode(current).object(), true);
        }
        try {
            StoredValue removed = resource.storage().delete(key, check);
            KubeObject object = resource.decode(removed).object();
            resource.strategy().afterDelete(object);
            return answer(scope, object, true);
        } catch (StorageException.KeyNotFound gone) {
            return answer(scope, marked.orElseThrow(() -> gone), true);
        }
    }

    private Deletion answer(RequestScope scope, KubeObject object, boolean gone) {
        if (resource.strategy().returnsDeletedObject()) {
            return new Deletion.OfObject(object, gone);
        }
        GroupResource named = resource.named(scope);
        StatusDetails details =
                new StatusDetails(object.name(), named.group(), named.resource(), object.uid(), List.of(), 0);
        return new Deletion.OfStatus(new Status(Status.SUCCESS, "", "", Optional.of(details), 0), gone);
    }
}
