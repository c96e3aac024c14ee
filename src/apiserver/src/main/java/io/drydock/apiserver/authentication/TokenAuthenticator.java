package io.drydock.apiserver.authentication;

import java.util.List;
import java.util.Optional;

/**
 * Finds out whom a bearer token stands for. {@code TokenReview} asks it as well as requests do.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authentication/authenticator/interfaces.go: Token"
 */
@FunctionalInterface
public interface TokenAuthenticator {

    /** @param audiences what the token must be meant for; empty for the server's own */
    Optional<TokenUser> authenticate(String token, List<String> audiences) throws AuthenticationException;

    /** @param audiences those asked for that the token is meant for; empty when the token knows no audiences */
    record TokenUser(UserInfo user, List<String> audiences) {
        public TokenUser {
            audiences = List.copyOf(audiences);
        }
    }
}
