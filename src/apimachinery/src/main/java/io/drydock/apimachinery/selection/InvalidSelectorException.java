package io.drydock.apimachinery.selection;

/** A label or field selector that does not parse or breaks a rule; its message goes to the client as it is. */
public final class InvalidSelectorException extends IllegalArgumentException {
    public InvalidSelectorException(String message) {
        super(message);
    }
}
