package io.drydock.apiserver.registry;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StoredValue;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Marks an object as being deleted: sets the time of its deletion and the finalizers of the garbage collector. The
 * store asks again when somebody else was faster; the answer of the last time counts.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go:
 *     Store.updateForGracefulDeletionAndFinalizers"
 */
final class DeletionMark implements Storage.Update {
    private final ResourceStorage resource;
    private final DeleteRequest request;
    private final DeletionCheck check;
    private @Nullable KubeObject marked;
    private long seconds;

    DeletionMark(
            ResourceStorage resource,
            RequestScope scope,
            String name,
            String key,
            DeleteRequest request,
            WriteOptions options) {
        this.resource = resource;
        this.request = request;
        this.check = new DeletionCheck(
                resource,
                resource.named(scope),
                name,
                resource.keys().shown(key, options.dryRun()),
                request,
                options.admission());
    }

    /**
     * @throws AlreadyDeleting when there is nothing to change
     * @throws DeleteNow when nothing keeps the object
     */
    @Override
    public byte[] apply(Optional<StoredValue> current) {
        StoredValue stored = current.orElseThrow();
        check.check(stored);
        KubeObject object = resource.decode(stored).object().deepCopy();
        GracefulDeletion grace = GracefulDeletion.begin(resource, object, request);
        if (grace instanceof GracefulDeletion.Pending) {
            throw new AlreadyDeleting(object);
        }
        CollectorFinalizers.changed(object, request, resource.strategy()).ifPresent(object::setFinalizers);
        seconds = 0;
        switch (grace) {
            case GracefulDeletion.After after -> seconds = after.seconds();
            case GracefulDeletion.AtOnce now when !isKept(object) -> throw new DeleteNow();
            case GracefulDeletion.AtOnce now -> markAsDeleting(object);
            case GracefulDeletion.Pending pending -> throw new AlreadyDeleting(object);
        }
        marked = object;
        return resource.codec().sameWhenStored(object, resource.decode(stored).object())
                ? stored.value()
                : resource.codec().encode(object);
    }

    private void markAsDeleting(KubeObject object) {
        Instant now = resource.clock().instant();
        Optional<Instant> asked = object.deletionTimestamp().map(Instant::parse);
        if (asked.isEmpty() && object.generation() > 0) {
            object.setGeneration(object.generation() + 1);
        }
        if (asked.isEmpty() || asked.get().isAfter(now)) {
            object.setDeletionTimestamp(ResourceStorage.timestamp(now));
        }
        object.setDeletionGracePeriodSeconds(OptionalLong.of(0));
        resource.strategy().markDeleting(object);
    }

    private boolean isKept(KubeObject object) {
        return !object.finalizers().isEmpty() || resource.strategy().isHeldBack(object);
    }

    KubeObject marked() {
        if (marked == null) {
            throw new IllegalStateException("nothing was marked");
        }
        return marked;
    }

    /** Whether finalizers or time left keep the marked object. */
    boolean keepsObject() {
        return isKept(marked()) || seconds > 0;
    }

    /** The request, its precondition following the resource version that the mark has changed. */
    DeleteRequest requestAfter(KubeObject stored) {
        return new DeleteRequest(
                request.gracePeriodSeconds(),
                request.uid(),
                request.resourceVersion().map(before -> stored.resourceVersion()),
                request.orphanDependents(),
                request.propagation());
    }

    /** Leaves the update: the object's deletion is under way and stays as it is. */
    static final class AlreadyDeleting extends RuntimeException {
        private final transient KubeObject object;

        AlreadyDeleting(KubeObject object) {
            super("deletion is pending", null, false, false);
            this.object = object;
        }

        KubeObject object() {
            return object;
        }
    }

    /** Leaves the update: nothing keeps the object any more. */
    static final class DeleteNow extends RuntimeException {
        DeleteNow() {
            super("nothing keeps the object", null, false, false);
        }
    }
}
