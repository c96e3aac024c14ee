package io.drydock.apimachinery.runtime;

/** Bytes that could not be made an object of the wanted type; the message is the real server's. */
public final class DecodeException extends RuntimeException {
    public DecodeException(String message) {
        super(message, null, false, false);
    }
}
