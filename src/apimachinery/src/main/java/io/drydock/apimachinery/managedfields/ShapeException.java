package io.drydock.apimachinery.managedfields;

/** A value that does not have the shape its type asks for. */
final class ShapeException extends RuntimeException {
    ShapeException(String message) {
        super(message, null, false, false);
    }
}
