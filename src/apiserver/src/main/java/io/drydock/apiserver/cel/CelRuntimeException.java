package io.drydock.apiserver.cel;

/** An expression that failed while it ran; the message is as Go's CEL words it. */
public final class CelRuntimeException extends Exception {
    public CelRuntimeException(String message) {
        super(message);
    }
}
