package io.drydock.apimachinery.quantity;

/** Text that is no quantity; its message goes to the client as it is. */
public final class QuantityFormatException extends IllegalArgumentException {
    QuantityFormatException(String message) {
        super(message);
    }
}
