package io.drydock.apiserver.cel;

/** An expression that cannot be compiled; the message says where and why, as the user gets to read it. */
public final class CelCompilationException extends Exception {
    public CelCompilationException(String message) {
        super(message);
    }
}
