package io.drydock.apiserver.filters;

import io.drydock.apiserver.audit.AuditAnnotations;
import io.drydock.apiserver.audit.AuditBackend;
import io.drydock.apiserver.audit.AuditLevel;
import io.drydock.apiserver.audit.AuditPolicy;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.request.RequestInfo;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records a request when it has come in and when it has been answered, as the policy asks. It stands where it knows
 * who asks, and before it is decided whether they may.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/audit.go: WithAudit"
 */
public final class AuditFilter implements Filter {
    private static final String RECEIVED = "RequestReceived";
    private static final String COMPLETE = "ResponseComplete";
    private static final String PANIC = "Panic";

    private final AuditPolicy policy;
    private final AuditBackend backend;
    private final InstantSource clock;

    public AuditFilter(AuditPolicy policy, AuditBackend backend, InstantSource clock) {
        this.policy = policy;
        this.backend = backend;
        this.clock = clock;
    }

    @Override
    public Handler before(Handler next) {
        return exchange -> {
            Optional<RequestInfo> request = exchange.attribute(RequestInfo.ATTRIBUTE);
            Optional<UserInfo> user = exchange.attribute(UserInfo.ATTRIBUTE);
            if (request.isEmpty() || user.isEmpty()) {
                next.handle(exchange);
                return;
            }
            AuditPolicy.Recording recording = policy.of(request.get(), user.get());
            if (recording.wanted()) {
                handle(exchange, next, recording, event(exchange, request.get(), user.get()));
            } else {
                next.handle(exchange);
            }
        };
    }

    private void handle(HttpExchange exchange, Handler next, AuditPolicy.Recording recording, ObjectNode event)
            throws IOException {
        AuditAnnotations annotations = new AuditAnnotations(AuditLevel.METADATA);
        exchange.setAttribute(AuditAnnotations.ATTRIBUTE, annotations);
        record(recording, RECEIVED, event);
        try {
            next.handle(exchange);
        } catch (RuntimeException fault) {
            annotations.addTo(event);
            record(recording, PANIC, event);
            throw fault;
        }
        addImpersonated(exchange, event);
        event.putObject("responseStatus").put("code", exchange.status()).putObject("metadata");
        annotations.addTo(event);
        record(recording, COMPLETE, event);
    }

    private void record(AuditPolicy.Recording recording, String stage, ObjectNode event) {
        if (recording.at(stage)) {
            event.put("stage", stage);
            event.put("stageTimestamp", now());
            backend.record(event);
        }
    }

    private ObjectNode event(HttpExchange exchange, RequestInfo request, UserInfo user) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("kind", "Event");
        event.put("apiVersion", "audit.k8s.io/v1");
        event.put("level", "Metadata");
        event.put("auditID", exchange.attribute(AuditIdFilter.AUDIT_ID).orElse(""));
        event.put("requestURI", exchange.path() + (exchange.rawQuery().isEmpty() ? "" : "?" + exchange.rawQuery()));
        event.put("verb", request.verb());
        event.set("user", tree(user));
        event.putArray("sourceIPs").add(exchange.remoteAddress());
        putUnlessEmpty(event, "userAgent", exchange.header("User-Agent"));
        if (request.isResourceRequest()) {
            ObjectNode object = event.putObject("objectRef");
            putUnlessEmpty(object, "resource", request.resource());
            putUnlessEmpty(object, "namespace", request.namespace());
            putUnlessEmpty(object, "name", request.name());
            putUnlessEmpty(object, "apiGroup", request.apiGroup());
            putUnlessEmpty(object, "apiVersion", request.apiVersion());
            putUnlessEmpty(object, "subresource", request.subresource());
        }
        event.put("requestReceivedTimestamp", now());
        return event;
    }

    /** Who is impersonated is known only once the filters after this one have seen the request. */
    private static void addImpersonated(HttpExchange exchange, ObjectNode event) {
        exchange.attribute(UserInfo.ATTRIBUTE)
                .filter(user -> !user.name().equals(event.at("/user/username").asString("")))
                .ifPresent(user -> event.set("impersonatedUser", tree(user)));
    }

    private static ObjectNode tree(UserInfo user) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("username", user.name());
        putUnlessEmpty(tree, "uid", user.uid());
        user.groups().forEach(tree.putArray("groups")::add);
        return tree;
    }

    private String now() {
        Instant time = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return time.toString();
    }

    private static void putUnlessEmpty(ObjectNode tree, String field, String value) {
        if (!value.isEmpty()) {
            tree.put(field, value);
        }
    }
}
