package io.drydock.apiserver.registry;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusErrors;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Whether an object gets time before it goes, and how much.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/rest/delete.go: BeforeDelete"
 */
sealed interface GracefulDeletion {

    /** Its resource gives no time, or the time is over: it goes now. */
    record AtOnce() implements GracefulDeletion {}

    /** It is on its way out already, and this request changes nothing about that. */
    record Pending() implements GracefulDeletion {}

    /** The object was changed to say when it goes; 0 seconds for now. */
    record After(long seconds) implements GracefulDeletion {}

    /** Checks what the request demands of the object, and sets the object's time of deletion when it gets one. */
    static GracefulDeletion begin(ResourceStorage resource, KubeObject object, DeleteRequest request) {
        checkPreconditions(resource.strategy().kind(), object, request);
        OptionalLong period = resource.strategy().gracePeriodSeconds(object, request.gracePeriodSeconds());
        if (period.isEmpty()) {
            return new AtOnce();
        }
        return object.deletionTimestamp().isPresent()
                ? shorten(object, object.deletionTimestamp().get(), request.gracePeriodSeconds())
                : start(resource, object, period.getAsLong());
    }

    private static GracefulDeletion start(ResourceStorage resource, KubeObject object, long seconds) {
        Instant end = resource.clock().instant().plusSeconds(seconds);
        object.setDeletionTimestamp(ResourceStorage.timestamp(end));
        object.setDeletionGracePeriodSeconds(OptionalLong.of(seconds));
        if (object.generation() > 0) {
            object.setGeneration(object.generation() + 1);
        }
        return new After(seconds);
    }

    private static GracefulDeletion shorten(KubeObject object, String end, OptionalLong requested) {
        long granted = object.deletionGracePeriodSeconds().orElse(0);
        if (granted == 0) {
            return new AtOnce();
        }
        if (requested.isEmpty() || requested.getAsLong() >= granted) {
            return new Pending();
        }
        long seconds = requested.getAsLong();
        object.setDeletionTimestamp(ResourceStorage.timestamp(
                Instant.parse(end).minusSeconds(granted).plusSeconds(seconds)));
        object.setDeletionGracePeriodSeconds(requested);
        return new After(seconds);
    }

    private static void checkPreconditions(GroupVersionKind kind, KubeObject object, DeleteRequest request) {
        GroupResource named = new GroupResource(kind.group(), kind.kind());
        request.uid().filter(uid -> !uid.equals(object.uid())).ifPresent(uid -> {
            throw StatusErrors.conflict(
                    named,
                    object.name(),
                    "the UID in the precondition (" + uid + ") does not match the UID in record (" + object.uid()
                            + "). The object might have been deleted and then recreated");
        });
        request.resourceVersion()
                .filter(version -> !version.equals(object.resourceVersion()))
                .ifPresent(version -> {
                    throw StatusErrors.conflict(
                            named,
                            object.name(),
                            "the ResourceVersion in the precondition (" + version
                                    + ") does not match the ResourceVersion in record (" + object.resourceVersion()
                                    + "). The object might have been modified");
                });
    }
}
