package io.drydock.apiserver.registry;

import io.drydock.apimachinery.schema.GroupKind;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusCause;
import io.drydock.apimachinery.status.StatusDetails;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.storage.StorageException;
import java.util.List;
import java.util.function.Supplier;

/**
 * What goes wrong in a store, as clients are told of it.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/errors/storage.go"
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/errors.go"
 */
final class StoreErrors {
    static final String MODIFIED =
            "the object has been modified; please apply your changes to the latest version and try again";

    private StoreErrors() {}

    /** Runs a storage call and answers for its failures. */
    static <T> T translated(GroupResource resource, String name, String operation, Supplier<T> call) {
        try {
            return call.get();
        } catch (StorageException failure) {
            throw status(failure, resource, name, operation);
        }
    }

    static StatusException status(StorageException failure, GroupResource resource, String name, String operation) {
        return switch (failure) {
            case StorageException.KeyExists exists -> StatusErrors.alreadyExists(resource, name);
            case StorageException.KeyNotFound missing -> StatusErrors.notFound(resource, name);
            case StorageException.Compacted old ->
                StatusErrors.expired("The resourceVersion for the provided list is too old.");
            case StorageException.TooLargeRevision future -> tooLarge(future);
            case StorageException.WatchClosed closed -> plain(closed.getMessage());
            case StorageException.Refused refused -> plain(refused.getMessage());
            case StorageException.Unavailable unavailable -> serverTimeout(resource, operation, 2);
        };
    }

    /** The store did not get to it; the client had better try again. */
    private static StatusException serverTimeout(GroupResource resource, String operation, int retryAfterSeconds) {
        return serverTimeout(operation, resource.toString(), resource.group(), resource.resource(), retryAfterSeconds);
    }

    /** No free name was found for a {@code generateName}. */
    static StatusException nameNotGenerated(GroupKind kind) {
        return serverTimeout("POST", kind.kind(), kind.group(), kind.kind(), 0);
    }

    /** As later releases say it, by the last of the names that were taken. */
    static StatusException nameNotGenerated(GroupResource resource, String name) {
        return StatusErrors.failure(
                409,
                "AlreadyExists",
                resource + " \"" + name
                        + "\" already exists, the server was not able to generate a unique name for the object",
                new StatusDetails(name, resource.group(), resource.resource(), "", List.of(), 1));
    }

    private static StatusException serverTimeout(
            String operation, String what, String group, String kind, int retryAfterSeconds) {
        return StatusErrors.failure(
                500,
                "ServerTimeout",
                "The " + operation + " operation against " + what
                        + " could not be completed at this time, please try again.",
                new StatusDetails("", group, kind, "", List.of(), retryAfterSeconds));
    }

    private static StatusException tooLarge(StorageException.TooLargeRevision future) {
        StatusCause cause = new StatusCause("ResourceVersionTooLarge", "Too large resource version", "");
        return StatusErrors.failure(
                504,
                "Timeout",
                "Timeout: Too large resource version: " + future.asked() + ", current: " + future.current(),
                new StatusDetails("", "", "", "", List.of(cause), 1));
    }

    /** An object is not the one that a client meant; worded as the real server's storage words it. */
    static StatusException notTheOneMeant(
            GroupResource resource, String name, String key, String field, String meant, String found) {
        return StatusErrors.conflict(
                resource,
                name,
                "StorageError: invalid object, Code: 4, Key: " + key
                        + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: " + field
                        + " in precondition: " + meant + ", " + field + " in object meta: " + found);
    }

    /** What the real server answers with where it names no reason. */
    static StatusException plain(String message) {
        return new StatusException(Status.failure(500, "", message));
    }
}
