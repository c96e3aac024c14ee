package io.drydock.apiserver.filters;

import io.drydock.apiserver.http.Attribute;
import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import java.util.UUID;

/**
 * Gives a request the identity it has in audit logs, the client's own where it sent one, and tells it in the answer.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/with_auditid.go: WithAuditID"
 */
public final class AuditIdFilter implements Filter {
    public static final Attribute<String> AUDIT_ID = Attribute.named("audit id");

    private static final String HEADER = "Audit-ID";
    private static final int MAX_LENGTH = 64;

    @Override
    public Handler before(Handler next) {
        return exchange -> {
            String sent = exchange.header(HEADER);
            boolean usable = !sent.isEmpty() && sent.length() <= MAX_LENGTH;
            String id = usable ? sent : UUID.randomUUID().toString();
            exchange.setAttribute(AUDIT_ID, id);
            exchange.setHeader(HEADER, id);
            next.handle(exchange);
        };
    }
}
