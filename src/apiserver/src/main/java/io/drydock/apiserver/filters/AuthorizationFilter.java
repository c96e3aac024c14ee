package io.drydock.apiserver.filters;

import io.drydock.apiserver.audit.AuditAnnotations;
import io.drydock.apiserver.audit.AuditLevel;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.StatusResponder;
import io.drydock.apiserver.request.RequestInfo;

/**
 * Serves only what the user may do, and answers 403 to the rest.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/authorization.go: WithAuthorization"
 */
public final class AuthorizationFilter implements Filter {
    private static final String DECISION = "authorization.k8s.io/decision";
    private static final String REASON = "authorization.k8s.io/reason";

    private final Authorizer authorizer;
    private final StatusResponder responder;

    public AuthorizationFilter(Authorizer authorizer, StatusResponder responder) {
        this.authorizer = authorizer;
        this.responder = responder;
    }

    @Override
    public Handler before(Handler next) {
        return exchange -> {
            AuthorizationAttributes attributes = attributes(exchange);
            Authorizer.Decision decision = authorizer.authorize(attributes);
            exchange.attribute(AuditAnnotations.ATTRIBUTE).ifPresent(notes -> note(notes, decision));
            if (decision.allowed()) {
                next.handle(exchange);
            } else {
                exchange.setHeader("X-Content-Type-Options", "nosniff");
                responder.respond(exchange, Forbidden.status(attributes, decision.reason()));
            }
        };
    }

    private static void note(AuditAnnotations notes, Authorizer.Decision decision) {
        notes.add(DECISION, decision.allowed() ? "allow" : "forbid", AuditLevel.METADATA);
        notes.add(REASON, decision.reason(), AuditLevel.METADATA);
    }

    private static AuthorizationAttributes attributes(HttpExchange exchange) {
        UserInfo user = exchange.attribute(UserInfo.ATTRIBUTE).orElseGet(() -> UserInfo.of(""));
        RequestInfo info = RequestInfoFilter.of(exchange);
        return new AuthorizationAttributes(
                user,
                info.verb(),
                info.namespace(),
                info.apiGroup(),
                info.apiVersion(),
                info.resource(),
                info.subresource(),
                info.name(),
                info.isResourceRequest(),
                info.path());
    }
}
