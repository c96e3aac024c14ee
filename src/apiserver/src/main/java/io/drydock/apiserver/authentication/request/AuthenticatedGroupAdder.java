package io.drydock.apiserver.authentication.request;

import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.Authenticator;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.http.HttpExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts every user that another authenticator has found into the group {@code system:authenticated}, except those who
 * are already said to be authenticated or not.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authentication/group/authenticated_group_adder.go:
 *     NewAuthenticatedGroupAdder"
 */
public final class AuthenticatedGroupAdder implements Authenticator {
    private final Authenticator delegate;

    public AuthenticatedGroupAdder(Authenticator delegate) {
        this.delegate = delegate;
    }

    @Override
    public Optional<UserInfo> authenticate(HttpExchange exchange) throws AuthenticationException {
        return delegate.authenticate(exchange).map(AuthenticatedGroupAdder::withGroup);
    }

    /** The user with the group added, or as they are when no group is to be added. */
    public static UserInfo withGroup(UserInfo user) {
        if (user.name().equals(UserInfo.ANONYMOUS)
                || user.groups().contains(UserInfo.ALL_AUTHENTICATED)
                || user.groups().contains(UserInfo.ALL_UNAUTHENTICATED)) {
            return user;
        }
        List<String> groups = new ArrayList<>(user.groups());
        groups.add(UserInfo.ALL_AUTHENTICATED);
        return new UserInfo(user.name(), user.uid(), groups, user.extra());
    }
}
