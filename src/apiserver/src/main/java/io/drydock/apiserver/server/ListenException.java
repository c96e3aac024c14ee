package io.drydock.apiserver.server;

/** The server cannot listen where it should. The message says where and why, on one line. */
public final class ListenException extends RuntimeException {
    ListenException(String message, Throwable cause) {
        super(message, cause);
    }
}
