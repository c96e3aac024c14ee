package io.drydock.apiserver.filters;

import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.http.Attribute;
import io.drydock.apiserver.http.DelegatingExchange;
import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.PlainText;
import io.drydock.apiserver.http.StatusResponder;
import java.io.IOException;
import java.util.List;

/**
 * Lets a user act as another where they are allowed to. What comes after sees only the other, and none of the headers
 * that asked for it.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/impersonation.go: WithImpersonation"
 */
public final class ImpersonationFilter implements Filter {
    /** Who really sent a request that is served as another user. */
    public static final Attribute<UserInfo> IMPERSONATOR = Attribute.named("impersonator");

    private final Authorizer authorizer;
    private final StatusResponder responder;

    public ImpersonationFilter(Authorizer authorizer, StatusResponder responder) {
        this.authorizer = authorizer;
        this.responder = responder;
    }

    @Override
    public Handler before(Handler next) {
        return exchange -> serve(exchange, next);
    }

    private void serve(HttpExchange exchange, Handler next) throws IOException {
        ImpersonationRequest request = ImpersonationRequest.read(exchange);
        if (request.isEmpty()) {
            next.handle(exchange);
            return;
        }
        if (request.lacksUser()) {
            String problem = "requested " + request.describe() + " without impersonating a user";
            PlainText.internalError(exchange, problem);
            return;
        }
        UserInfo requestor = exchange.attribute(UserInfo.ATTRIBUTE)
                .orElseThrow(() -> new IllegalStateException("no user in the exchange: the chain is wrong"));
        for (AuthorizationAttributes attributes : request.permissions(requestor)) {
            Authorizer.Decision decision = authorizer.authorize(attributes);
            if (!decision.allowed()) {
                exchange.setHeader("X-Content-Type-Options", "nosniff");
                responder.respond(exchange, Forbidden.status(attributes, decision.reason()));
                return;
            }
        }
        exchange.setAttribute(IMPERSONATOR, requestor);
        exchange.setAttribute(UserInfo.ATTRIBUTE, request.asUser());
        next.handle(new ImpersonatedExchange(exchange));
    }

    /** Hides the headers that were acted upon, so that no server behind this one acts upon them again. */
    private static final class ImpersonatedExchange extends DelegatingExchange {
        ImpersonatedExchange(HttpExchange exchange) {
            super(exchange);
        }

        @Override
        public List<String> headers(String name) {
            return isHidden(name) ? List.of() : super.headers(name);
        }

        @Override
        public List<String> headerNames() {
            return super.headerNames().stream().filter(name -> !isHidden(name)).toList();
        }

        private static boolean isHidden(String name) {
            return name.equalsIgnoreCase(ImpersonationRequest.USER_HEADER)
                    || name.equalsIgnoreCase(ImpersonationRequest.UID_HEADER)
                    || name.equalsIgnoreCase(ImpersonationRequest.GROUP_HEADER)
                    || name.regionMatches(
                            true, 0, ImpersonationRequest.EXTRA_PREFIX, 0, ImpersonationRequest.EXTRA_PREFIX.length());
        }
    }
}
