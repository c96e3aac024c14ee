package io.drydock.apiserver.filters;

import io.drydock.apiserver.http.Attribute;
import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Gives a request the identity it has in audit logs, the client's own where it sent one, and tells it in the answer.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/with_auditid.go: WithAuditID"
 */
public final class AuditIdFilter implements Filter {
    public static final Attribute<String> AUDIT_ID = Attribute.named("audit id");

    private static final String HEADER = "Audit-ID";
    private static final int MAX_LENGTH = 64;

    /** A random UUID. It has to be different, not secret, so no secure random numbers are spent on it. */
    private static String newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = random.nextLong() & ~0xf000L | 0x4000L;
        long low = random.nextLong() >>> 2 | 1L << 63;
        return new UUID(high, low).toString();
    }

    @Override
    public Handler before(Handler next) {
        return exchange -> {
            String sent = exchange.header(HEADER);
            boolean usable = !sent.isEmpty() && sent.length() <= MAX_LENGTH;
            String id = usable ? sent : newId();
            exchange.setAttribute(AUDIT_ID, id);
            exchange.setHeader(HEADER, id);
            next.handle(exchange);
        };
    }
}
