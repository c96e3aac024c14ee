package io.drydock.apimachinery.status;

/**
 * A request that failed, with the status that says so to the client. It carries no stack trace: it is an answer, not
 * a fault of the server. {@link StatusErrors} makes the usual ones.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/api/errors/errors.go: StatusError"
 */
public final class StatusException extends RuntimeException {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final transient Status status;

    public StatusException(Status status) {
        super(status.message(), null, false, false);
        this.status = status;
    }

    public Status status() {
        return status;
    }

    /** Whether what was asked for is not there. */
    public boolean isNotFound() {
        return status.code() == NOT_FOUND;
    }

    /** Whether there is such an object already, or it has changed meanwhile. */
    public boolean isConflict() {
        return status.code() == CONFLICT;
    }

    /** Whether another was faster: the object has changed meanwhile, or is gone. */
    public boolean isOvertaken() {
        return isNotFound() || isConflict();
    }
}
