package io.drydock.apimachinery.json;

/** Bytes that are no JSON; its message goes to the client as it is. */
public final class JsonSyntaxException extends IllegalArgumentException {
    private final int offset;

    JsonSyntaxException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    /** How many bytes were read before the one that is wrong. */
    public int offset() {
        return offset;
    }
}
