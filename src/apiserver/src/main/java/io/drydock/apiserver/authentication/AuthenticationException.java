package io.drydock.apiserver.authentication;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A credential was shown and does not hold. The message goes to the log, never to the client. */
public final class AuthenticationException extends Exception {
    public AuthenticationException(String message) {
        super(message, null, false, false);
    }

    /** Several as one: alone as it is, more in brackets, repeated ones once. */
    public static AuthenticationException aggregate(List<AuthenticationException> all) {
        Set<String> messages = new LinkedHashSet<>();
        all.forEach(one -> messages.add(one.getMessage()));
        return new AuthenticationException(
                messages.size() == 1 ? messages.iterator().next() : "[" + String.join(", ", messages) + "]");
    }
}
