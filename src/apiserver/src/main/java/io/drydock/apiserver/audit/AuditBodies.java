package io.drydock.apiserver.audit;

import io.drydock.apiserver.http.Attribute;
import io.drydock.apiserver.http.HttpExchange;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What those who serve a request say for its audit event of the objects that come in and go out. Of a request that is
 * recorded without them, only which object it was about and how it failed. Safe for use by many threads.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/audit/request.go: LogRequestObject, LogResponseObject"
 */
public final class AuditBodies {
    /** Set for every request that is recorded. */
    public static final Attribute<AuditBodies> ATTRIBUTE = Attribute.named("audit-bodies");

    private static final String STATUS = "responseStatus";

    private final AuditPolicy.Recording recording;
    private @Nullable JsonNode subject; // guarded by this, as all that follows
    private @Nullable JsonNode requested;
    private @Nullable JsonNode answered;
    private @Nullable JsonNode status;

    /** @param recording how much of the request is wanted */
    public AuditBodies(AuditPolicy.Recording recording) {
        this.recording = recording;
    }

    /** Those of a request; nobody sees what is said of one that is not recorded. */
    public static AuditBodies of(HttpExchange exchange) {
        return exchange.attribute(ATTRIBUTE).orElseGet(() -> new AuditBodies(AuditPolicy.Recording.NONE));
    }

    /**
     * Notes the object that was sent.
     *
     * @param metadata names the object, where the path does not
     * @param body a copy, asked for only if it is wanted
     */
    public synchronized void request(JsonNode metadata, Supplier<? extends JsonNode> body) {
        if (recording.level().atLeast(AuditLevel.METADATA)) {
            subject = metadata.deepCopy();
        }
        request(body);
    }

    /** Notes what was sent and is no object, such as a patch. */
    public synchronized void request(Supplier<? extends JsonNode> body) {
        if (recording.level().atLeast(AuditLevel.REQUEST)) {
            requested = kept(body.get());
        }
    }

    /** @param body a copy of what is answered, asked for only if it is wanted */
    public synchronized void response(Supplier<? extends JsonNode> body) {
        if (recording.level().atLeast(AuditLevel.REQUEST_RESPONSE)) {
            answered = kept(body.get());
        }
    }

    /** Notes an answer that is a status: how it went is told even where bodies are not. */
    public synchronized void status(ObjectNode answer) {
        if (recording.level().atLeast(AuditLevel.METADATA)) {
            status = answer.deepCopy();
        }
        response(answer::deepCopy);
    }

    private JsonNode kept(JsonNode body) {
        if (recording.omitsManagedFields()) {
            withoutManagedFields(body);
            body.path("items").forEach(AuditBodies::withoutManagedFields);
        }
        return body;
    }

    private static void withoutManagedFields(JsonNode object) {
        if (object.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
        }
    }

    /** A field of the metadata of the object that was sent; empty without one. */
    synchronized String subject(String field) {
        return subject == null ? "" : subject.path(field).asString("");
    }

    /** @param code the answer's, once there is one */
    synchronized void addTo(ObjectNode event, Optional<Integer> code) {
        code.ifPresent(number -> addStatus(event.putObject(STATUS), number));
        Optional.ofNullable(requested).ifPresent(body -> event.set("requestObject", body));
        Optional.ofNullable(answered).ifPresent(body -> event.set("responseObject", body));
    }

    private synchronized void addStatus(ObjectNode response, int code) {
        response.putObject("metadata");
        Optional.ofNullable(status)
                .ifPresent(answer -> recording.statusFields().stream()
                        .filter(answer::has)
                        .forEach(field -> response.set(field, answer.get(field))));
        response.put("code", code);
    }
}
