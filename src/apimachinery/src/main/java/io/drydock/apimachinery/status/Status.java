package io.drydock.apimachinery.status;

import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer to a request that has no object to answer with.
 *
 * @param status {@code Success} or {@code Failure}
 * @param reason machine-readable, such as {@code NotFound}; empty when there is none
 * @param code the HTTP status; 0 when it is left out
 * @param continueToken with which a list that has failed can go on; mostly empty
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go: Status"
 */
public record Status(
        String status, String message, String reason, Optional<StatusDetails> details, int code, String continueToken) {
    public static final String SUCCESS = "Success";
    public static final String FAILURE = "Failure";

    public Status(String status, String message, String reason, Optional<StatusDetails> details, int code) {
        this(status, message, reason, details, code, "");
    }

    public Status withContinueToken(String token) {
        return new Status(status, message, reason, details, code, token);
    }

    public static Status failure(int code, String reason, String message, StatusDetails details) {
        return new Status(FAILURE, message, reason, Optional.of(details), code);
    }

    public static Status failure(int code, String reason, String message) {
        return new Status(FAILURE, message, reason, Optional.empty(), code);
    }

    /** The object of kind {@code Status} that goes over the wire. */
    public ObjectNode toTree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("kind", "Status");
        tree.put("apiVersion", "v1");
        putUnlessEmpty(tree.putObject("metadata"), "continue", continueToken);
        putUnlessEmpty(tree, "status", status);
        putUnlessEmpty(tree, "message", message);
        putUnlessEmpty(tree, "reason", reason);
        details.ifPresent(present -> tree.set("details", detailsTree(present)));
        if (code != 0) {
            tree.put("code", code);
        }
        return tree;
    }

    private static ObjectNode detailsTree(StatusDetails details) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        putUnlessEmpty(tree, "name", details.name());
        putUnlessEmpty(tree, "group", details.group());
        putUnlessEmpty(tree, "kind", details.kind());
        putUnlessEmpty(tree, "uid", details.uid());
        if (!details.causes().isEmpty()) {
            var causes = tree.putArray("causes");
            for (StatusCause cause : details.causes()) {
                ObjectNode entry = causes.addObject();
                putUnlessEmpty(entry, "reason", cause.reason());
                putUnlessEmpty(entry, "message", cause.message());
                putUnlessEmpty(entry, "field", cause.field());
            }
        }
        if (details.retryAfterSeconds() != 0) {
            tree.put("retryAfterSeconds", details.retryAfterSeconds());
        }
        return tree;
    }

    private static void putUnlessEmpty(ObjectNode tree, String field, String value) {
        if (!value.isEmpty()) {
            tree.put(field, value);
        }
    }
}
