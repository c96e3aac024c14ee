package io.drydock.bench.load;

/** A server that cannot be reached, breaks off, or answers otherwise than it should; the message is for the user. */
public final class LoadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How much of an answer a message holds. */
    private static final int SHOWN = 500;

    public LoadException(String message) {
        super(message);
    }

    public LoadException(String message, Throwable cause) {
        super(message, cause);
    }

    static LoadException unexpected(Request request, int status, String body) {
        String shown = body.strip();
        return new LoadException(request + " was answered " + status + ", not " + request.expected()
                + (shown.isEmpty() ? "" : ": " + shown.substring(0, Math.min(SHOWN, shown.length()))));
    }
}
