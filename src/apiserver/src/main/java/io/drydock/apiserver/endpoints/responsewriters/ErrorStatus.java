package io.drydock.apiserver.endpoints.responsewriters;

import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says with which status a failure is answered. A failure that nobody turned into a status before is answered with its
 * message and 500, or what comes closest for those of a store, and is logged.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/responsewriters/status.go: ErrorToAPIStatus"
 */
public final class ErrorStatus {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorStatus.class);

    private ErrorStatus() {}

    public static Status of(Throwable failure) {
        return switch (failure) {
            case StatusException answer -> answer.status();
            case StorageException storage -> ofStorage(storage);
            default -> {
                LOG.error("a request failed without a status: {}", failure, failure);
                yield Status.failure(500, "", String.valueOf(failure.getMessage()));
            }
        };
    }

    private static Status ofStorage(StorageException failure) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure) {
            case StorageException.KeyExists exists -> Status.failure(409, "AlreadyExists", message);
            case StorageException.KeyNotFound absent -> Status.failure(404, "NotFound", message);
            case StorageException.Compacted compacted ->
                Status.failure(410, "Expired", "The resourceVersion for the provided watch is too old.");
            case StorageException.TooLargeRevision ahead -> Status.failure(504, "Timeout", message);
            case StorageException.WatchClosed closed -> unexpected(closed);
            case StorageException.Refused refused -> unexpected(refused);
            case StorageException.Unavailable unavailable -> unexpected(unavailable);
        };
    }

    private static Status unexpected(StorageException failure) {
        LOG.error("the store failed: {}", failure.getMessage());
        return Status.failure(500, "", String.valueOf(failure.getMessage()));
    }
}
