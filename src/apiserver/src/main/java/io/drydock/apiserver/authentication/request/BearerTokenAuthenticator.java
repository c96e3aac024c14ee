package io.drydock.apiserver.authentication.request;

import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.Authenticator;
import io.drydock.apiserver.authentication.TokenAuthenticator;
import io.drydock.apiserver.authentication.TokenAuthenticator.TokenUser;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.http.HttpExchange;
import java.util.List;
import java.util.Optional;

/**
 * Reads the token of an {@code Authorization: Bearer} header.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authentication/request/bearertoken/bearertoken.go: Authenticator"
 */
public final class BearerTokenAuthenticator implements Authenticator {
    private final TokenAuthenticator tokens;

    public BearerTokenAuthenticator(TokenAuthenticator tokens) {
        this.tokens = tokens;
    }

    @Override
    public Optional<UserInfo> authenticate(HttpExchange exchange) throws AuthenticationException {
        String header = exchange.header("Authorization").strip();
        int space = header.indexOf(' ');
        if (space < 0 || !header.substring(0, space).equalsIgnoreCase("bearer")) {
            return Optional.empty();
        }
        int end = header.indexOf(' ', space + 1);
        String token = header.substring(space + 1, end < 0 ? header.length() : end);
        return token.isEmpty() ? Optional.empty() : Optional.of(userOf(tokens, token));
    }

    /** A token that nobody knows is an error, so that its sender is not taken for anonymous. */
    static UserInfo userOf(TokenAuthenticator tokens, String token) throws AuthenticationException {
        return tokens.authenticate(token, List.of())
                .map(TokenUser::user)
                .orElseThrow(() -> new AuthenticationException("invalid bearer token"));
    }
}
