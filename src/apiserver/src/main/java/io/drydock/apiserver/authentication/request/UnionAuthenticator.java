package io.drydock.apiserver.authentication.request;

import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.Authenticator;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.http.HttpExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks several authenticators in turn; the first that knows the user decides.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authentication/request/union/union.go: New, NewFailOnError"
 */
public final class UnionAuthenticator implements Authenticator {
    private final List<Authenticator> authenticators;
    private final boolean failOnError;

    private UnionAuthenticator(List<Authenticator> authenticators, boolean failOnError) {
        this.authenticators = List.copyOf(authenticators);
        this.failOnError = failOnError;
    }

    /** A credential that does not hold is an error only when no other authenticator finds a user. */
    public static UnionAuthenticator of(List<Authenticator> authenticators) {
        return new UnionAuthenticator(authenticators, false);
    }

    /** A credential that does not hold ends the search at once. */
    public static UnionAuthenticator failingOnError(List<Authenticator> authenticators) {
        return new UnionAuthenticator(authenticators, true);
    }

    @Override
    public Optional<UserInfo> authenticate(HttpExchange exchange) throws AuthenticationException {
        List<AuthenticationException> errors = new ArrayList<>(0);
        for (Authenticator authenticator : authenticators) {
            try {
                Optional<UserInfo> user = authenticator.authenticate(exchange);
                if (user.isPresent()) {
                    return user;
                }
            } catch (AuthenticationException error) {
                if (failOnError) {
                    throw error;
                }
                errors.add(error);
            }
        }
        if (!errors.isEmpty()) {
            throw AuthenticationException.aggregate(errors);
        }
        return Optional.empty();
    }
}
