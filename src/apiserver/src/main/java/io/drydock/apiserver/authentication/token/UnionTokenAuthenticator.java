package io.drydock.apiserver.authentication.token;

import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.TokenAuthenticator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks several token authenticators in turn; the first that knows the token decides. A token that does not hold for
 * one may hold for another.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authentication/token/union/union.go: New"
 */
public final class UnionTokenAuthenticator implements TokenAuthenticator {
    private final List<TokenAuthenticator> authenticators;

    public UnionTokenAuthenticator(List<TokenAuthenticator> authenticators) {
        this.authenticators = List.copyOf(authenticators);
    }

    @Override
    public Optional<TokenUser> authenticate(String token, List<String> audiences) throws AuthenticationException {
        List<AuthenticationException> errors = new ArrayList<>(0);
        for (TokenAuthenticator authenticator : authenticators) {
            try {
                Optional<TokenUser> user = authenticator.authenticate(token, audiences);
                if (user.isPresent()) {
                    return user;
                }
            } catch (AuthenticationException error) {
                errors.add(error);
            }
        }
        if (!errors.isEmpty()) {
            throw AuthenticationException.aggregate(errors);
        }
        return Optional.empty();
    }
}
