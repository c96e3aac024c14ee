package io.drydock.apiserver.cel.library;

/** A function that cannot answer for what it was given; the message is for the author of the expression. */
public final class FunctionException extends RuntimeException {
    public FunctionException(String message) {
        super(message);
    }
}
