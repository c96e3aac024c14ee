package io.drydock.apiserver.filters;

import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.Authenticator;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.StatusResponder;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out who asks, and answers 401 when that cannot be said.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/authentication.go: WithAuthentication"
 */
public final class AuthenticationFilter implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(AuthenticationFilter.class);

    private final Authenticator authenticator;
    private final StatusResponder responder;

    public AuthenticationFilter(Authenticator authenticator, StatusResponder responder) {
        this.authenticator = authenticator;
        this.responder = responder;
    }

    @Override
    public Handler before(Handler next) {
        return exchange -> {
            Optional<UserInfo> user = authenticate(exchange);
            if (user.isEmpty()) {
                responder.respond(
                        exchange, StatusErrors.unauthorized("Unauthorized").status());
                return;
            }
            exchange.setAttribute(UserInfo.ATTRIBUTE, user.get());
            next.handle(exchange);
        };
    }

    private Optional<UserInfo> authenticate(HttpExchange exchange) {
        try {
            return authenticator.authenticate(exchange);
        } catch (AuthenticationException invalid) {
            LOG.info("Unable to authenticate the request due to an error: {}", invalid.getMessage());
            return Optional.empty();
        }
    }
}
