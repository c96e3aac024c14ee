package io.drydock.apiserver.request;

/** A path that begins as a resource's but cannot be understood, such as {@code /api/v1/watch} alone. */
public final class RequestInfoException extends RuntimeException {
    public RequestInfoException(String message) {
        super(message);
    }
}
