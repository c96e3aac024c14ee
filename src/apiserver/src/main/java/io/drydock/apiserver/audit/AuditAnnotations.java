package io.drydock.apiserver.audit;

import io.drydock.apiserver.http.Attribute;
import io.drydock.apiserver.http.HttpExchange;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Notes that those who serve a request leave in its audit event. Safe for use by many threads.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/audit/context.go: AddAuditAnnotation"
 */
public final class AuditAnnotations {
    /** Set for every request that is recorded. */
    public static final Attribute<AuditAnnotations> ATTRIBUTE = Attribute.named("audit-annotations");

    private static final Logger LOG = LoggerFactory.getLogger(AuditAnnotations.class);

    private final AuditLevel level;
    private final SortedMap<String, String> values = new TreeMap<>(); // guarded by this

    /** @param level at which the request is recorded; notes for higher ones are left out */
    public AuditAnnotations(AuditLevel level) {
        this.level = level;
    }

    /** Those of a request; nobody sees what is added to those of one that is not recorded. */
    public static AuditAnnotations of(HttpExchange exchange) {
        return exchange.attribute(ATTRIBUTE).orElseGet(() -> new AuditAnnotations(AuditLevel.NONE));
    }

    /** Adds a note. What has been said once stays. */
    public synchronized void add(String key, String value, AuditLevel from) {
        if (!level.atLeast(from)) {
            return;
        }
        String before = values.putIfAbsent(key, value);
        if (before != null && !before.equals(value)) {
            LOG.warn("the audit annotation {} has been set to {} already, and stays so", key, before);
        }
    }

    /** Writes what there is into the event. */
    public synchronized void addTo(ObjectNode event) {
        if (!values.isEmpty()) {
            ObjectNode annotations = event.putObject("annotations");
            values.forEach(annotations::put);
        }
    }
}
