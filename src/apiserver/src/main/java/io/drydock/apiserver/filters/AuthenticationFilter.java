package io.drydock.apiserver.filters;

import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.authentication.AuthenticationException;
import io.drydock.apiserver.authentication.Authenticator;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.StatusResponder;
import io.drydock.apiserver.metrics.AuthenticationMetrics.Result;
import io.drydock.apiserver.metrics.ServerMetrics;
import java.time.Duration;
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
    private final ServerMetrics metrics;

    public AuthenticationFilter(Authenticator authenticator, StatusResponder responder, ServerMetrics metrics) {
        this.authenticator = authenticator;
        this.responder = responder;
        this.metrics = metrics;
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
        long begun = System.nanoTime();
        try {
            Optional<UserInfo> user = authenticator.authenticate(exchange);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            user.ifPresentOrElse(
                    known -> metrics.authentication().recognised(known.name(), took),
                    () -> metrics.authentication().ended(Result.FAILURE, took));
            return user;
        } catch (AuthenticationException invalid) {
            metrics.authentication().ended(Result.ERROR, Duration.ofNanos(System.nanoTime() - begun));
            LOG.info("Unable to authenticate the request due to an error: {}", invalid.getMessage());
            return Optional.empty();
        }
    }
}
