package io.drydock.apiserver.authentication.token;

import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.TokenAuthenticator;
import java.util.List;
import java.util.Optional;

/**
 * Takes tokens that know no audiences to be meant for the server's own.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authentication/authenticator/audagnostic.go: WrapAudienceAgnosticToken"
 */
public final class AudienceAgnosticTokenAuthenticator implements TokenAuthenticator {
    private final List<String> implicitAudiences;
    private final TokenAuthenticator delegate;

    /** @param implicitAudiences the audiences of the server */
    public AudienceAgnosticTokenAuthenticator(List<String> implicitAudiences, TokenAuthenticator delegate) {
        this.implicitAudiences = List.copyOf(implicitAudiences);
        this.delegate = delegate;
    }

    @Override
    public Optional<TokenUser> authenticate(String token, List<String> audiences) throws AuthenticationException {
        List<String> shared = audiences.isEmpty()
                ? implicitAudiences
                : implicitAudiences.stream().filter(audiences::contains).toList();
        if (shared.isEmpty() && !audiences.isEmpty()) {
            return Optional.empty();
        }
        return delegate.authenticate(token, audiences).map(user -> new TokenUser(user.user(), shared));
    }
}
