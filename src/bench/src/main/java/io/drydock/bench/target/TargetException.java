package io.drydock.bench.target;

/** A target that cannot be found out about or started; the message is for the user. */
public final class TargetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TargetException(String message) {
        super(message);
    }
}
