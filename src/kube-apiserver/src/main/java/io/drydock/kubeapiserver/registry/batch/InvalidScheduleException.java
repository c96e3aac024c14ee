package io.drydock.kubeapiserver.registry.batch;

/** A schedule that cannot be read; its message is the one for the client. */
final class InvalidScheduleException extends Exception {
    InvalidScheduleException(String message) {
        super(message);
    }

    InvalidScheduleException capitalized() {
        String message = String.valueOf(getMessage());
        return new InvalidScheduleException(Character.toUpperCase(message.charAt(0)) + message.substring(1));
    }
}
