package io.drydock.apiserver.authentication;

import io.drydock.apiserver.http.HttpExchange;
import java.util.Optional;

/**
 * Finds out who sent a request.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authentication/authenticator/interfaces.go: Request"
 */
@FunctionalInterface
public interface Authenticator {

    /**
     * The user, or empty when the request carries nothing this authenticator reads.
     *
     * @throws AuthenticationException when it carries something that does not hold
     */
    Optional<UserInfo> authenticate(HttpExchange exchange) throws AuthenticationException;
}
