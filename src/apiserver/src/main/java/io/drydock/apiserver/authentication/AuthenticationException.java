package io.drydock.apiserver.authentication;

/** A credential was shown and does not hold. The message goes to the log, never to the client. */
public final class AuthenticationException extends Exception {
    public AuthenticationException(String message) {
        super(message, null, false, false);
    }
}
