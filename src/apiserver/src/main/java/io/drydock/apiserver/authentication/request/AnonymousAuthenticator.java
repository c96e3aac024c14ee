package io.drydock.apiserver.authentication.request;

import io.drydock.apiserver.authentication.Authenticator;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.http.HttpExchange;
import java.util.Optional;

/**
 * Takes everybody for the anonymous user. It comes last.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authentication/request/anonymous/anonymous.go: NewAuthenticator"
 */
public final class AnonymousAuthenticator implements Authenticator {
    private static final UserInfo ANONYMOUS = UserInfo.of(UserInfo.ANONYMOUS, UserInfo.ALL_UNAUTHENTICATED);

    @Override
    public Optional<UserInfo> authenticate(HttpExchange exchange) {
        return Optional.of(ANONYMOUS);
    }
}
