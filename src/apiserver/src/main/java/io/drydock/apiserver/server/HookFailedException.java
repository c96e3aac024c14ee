package io.drydock.apiserver.server;

/** A hook has failed, and the server cannot be run without what it should have done. */
public final class HookFailedException extends RuntimeException {
    HookFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
