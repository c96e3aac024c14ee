package io.drydock.apimachinery.status;

/**
 * A request that failed, with the status that says so to the client. It carries no stack trace: it is an answer, not
 * a fault of the server. {@link StatusErrors} makes the usual ones.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/api/errors/errors.go: StatusError"
 */
public final class StatusException extends RuntimeException {
    private final transient Status status;

    public StatusException(Status status) {
        super(status.message(), null, false, false);
        this.status = status;
    }

    public Status status() {
        return status;
    }
}
