package io.drydock.apiserver.audit;

import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.request.RequestInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is recorded of one request, the more the later it is asked.
 *
 * @param user who sent it, whoever they act as
 * @param sender by which address and program it came; read at once, since it is gone once the answer is
 * @see "Go: staging/src/k8s.io/apiserver/pkg/apis/audit/types.go: Event"
 */
public record AuditEvent(
        RequestInfo request,
        UserInfo user,
        Sender sender,
        String id,
        AuditPolicy.Recording recording,
        AuditAnnotations annotations,
        AuditBodies bodies,
        Instant received) {

    /** What is only the connection's to tell. */
    public record Sender(String uri, String address, String program) {
        public static Sender of(HttpExchange exchange) {
            String query = exchange.rawQuery().isEmpty() ? "" : "?" + exchange.rawQuery();
            return new Sender(exchange.path() + query, exchange.remoteAddress(), exchange.header("User-Agent"));
        }
    }

    /**
     * The event of a stage.
     *
     * @param served as whom it was served, once that is known
     * @param code of the answer, once there is one
     */
    public ObjectNode at(String stage, Optional<UserInfo> served, Optional<Integer> code, Instant now) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("kind", "Event");
        event.put("apiVersion", "audit.k8s.io/v1");
        event.put("level", recording.level().text());
        event.put("auditID", id);
        event.put("stage", stage);
        event.put("requestURI", sender.uri());
        event.put("verb", request.verb());
        event.set("user", tree(user));
        served.filter(other -> !other.name().equals(user.name()))
                .ifPresent(other -> event.set("impersonatedUser", tree(other)));
        event.putArray("sourceIPs").add(sender.address());
        putUnlessEmpty(event, "userAgent", sender.program());
        if (request.isResourceRequest()) {
            addReference(event.putObject("objectRef"));
        }
        bodies.addTo(event, code);
        event.put("requestReceivedTimestamp", text(received));
        event.put("stageTimestamp", text(now));
        annotations.addTo(event);
        return event;
    }

    private void addReference(ObjectNode object) {
        putUnlessEmpty(object, "resource", request.resource());
        for (String field : List.of("namespace", "name", "uid")) {
            putUnlessEmpty(object, field, field(field));
        }
        putUnlessEmpty(object, "apiGroup", request.apiGroup());
        putUnlessEmpty(object, "apiVersion", request.apiVersion());
        putUnlessEmpty(object, "resourceVersion", field("resourceVersion"));
        putUnlessEmpty(object, "subresource", request.subresource());
    }

    /** What the path leaves open, the object that was sent tells. */
    private String field(String name) {
        String named = switch (name) {
            case "namespace" -> request.namespace();
            case "name" -> request.name();
            default -> "";
        };
        return named.isEmpty() ? bodies.subject(name) : named;
    }

    private static ObjectNode tree(UserInfo user) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        putUnlessEmpty(tree, "username", user.name());
        putUnlessEmpty(tree, "uid", user.uid());
        if (!user.groups().isEmpty()) {
            user.groups().forEach(tree.putArray("groups")::add);
        }
        return tree;
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS).toString();
    }

    private static void putUnlessEmpty(ObjectNode tree, String field, String value) {
        if (!value.isEmpty()) {
            tree.put(field, value);
        }
    }
}
