package io.drydock.storage.etcd;

import io.drydock.apiserver.storage.StorageException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;

/** What etcd and the way to it have to say, in the store's terms. */
final class EtcdErrors {
    private static final String SERVER = "etcdserver: ";
    private static final String COMPACTED = "required revision has been compacted";
    private static final String FUTURE = "required revision is a future revision";

    private EtcdErrors() {}

    static boolean isCompacted(StatusRuntimeException failure) {
        return description(failure).contains(COMPACTED);
    }

    static boolean isFuture(StatusRuntimeException failure) {
        return description(failure).contains(FUTURE);
    }

    static boolean isLeaseNotFound(StatusRuntimeException failure) {
        return description(failure).contains("requested lease not found");
    }

    /** etcd's own words where there are any: a client is told the same by the real server. */
    static StorageException of(StatusRuntimeException failure) {
        String description = description(failure);
        if (description.startsWith(SERVER)) {
            return new StorageException.Refused(description, failure);
        }
        Status status = failure.getStatus();
        String cause = Optional.ofNullable(status.getCause())
                .map(problem -> ": " + problem.getMessage())
                .orElse("");
        return new StorageException.Unavailable("etcd does not answer: " + description + cause, failure);
    }

    private static String description(StatusRuntimeException failure) {
        Status status = failure.getStatus();
        return Optional.ofNullable(status.getDescription())
                .orElse(status.getCode().toString());
    }
}
