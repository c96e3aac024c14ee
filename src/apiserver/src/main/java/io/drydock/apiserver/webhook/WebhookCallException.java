package io.drydock.apiserver.webhook;

/** A webhook could not be asked, or gave no answer that means anything. The message is for the client. */
public final class WebhookCallException extends Exception {
    private static final int UNAVAILABLE = 503;

    private final int code;

    public WebhookCallException(String message) {
        this(message, UNAVAILABLE);
    }

    /** @param code the HTTP status that the failure counts as */
    public WebhookCallException(String message, int code) {
        super(message);
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** What went wrong. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
