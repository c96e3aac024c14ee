package io.drydock.apiextensions.schema;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One thing that a value has wrong, as JSON schema names it.
 *
 * @param place within the value, such as {@code a.b[0]}; empty at its root
 * @param value what is shown of it; missing when nothing is
 * @param accepted the values that would be right, of an enumeration
 * @param limit that was exceeded, of lengths and sizes
 * @see "Go: k8s.io/kube-openapi/pkg/validation/errors/schema.go: Validation"
 */
record Finding(Kind kind, String place, JsonNode value, List<JsonNode> accepted, long limit, String message) {

    enum Kind {
        TYPE,
        REQUIRED,
        ENUMERATION,
        TOO_LONG,
        TOO_MANY,
        OTHER,
        /** Said of the whole value, wherever in it the reason is. */
        WHOLE
    }

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static Finding type(String place, String wanted, String found) {
        String message = place + " in body must be of type " + wanted + ": \"" + found + "\"";
        return new Finding(Kind.TYPE, place, NODES.stringNode(found), List.of(), 0, message);
    }

    static Finding required(String place) {
        return of(Kind.REQUIRED, place, NODES.missingNode(), "is required");
    }

    static Finding enumeration(String place, JsonNode value, List<JsonNode> accepted) {
        return new Finding(
                Kind.ENUMERATION, place, value, accepted, 0, place + " in body should be one of " + accepted);
    }

    /** @param size of the value, which is not shown itself */
    static Finding tooMany(String place, long size, long limit, String things) {
        String message = place + " in body should have at most " + limit + " " + things;
        return new Finding(Kind.TOO_MANY, place, NODES.numberNode(size), List.of(), limit, message);
    }

    static Finding tooLong(String place, String value, long limit) {
        String message = place + " in body should be at most " + limit + " chars long";
        return new Finding(Kind.TOO_LONG, place, NODES.stringNode(value), List.of(), limit, message);
    }

    static Finding other(String place, JsonNode value, String problem) {
        return of(Kind.OTHER, place, value, problem);
    }

    static Finding whole(String message) {
        return new Finding(Kind.WHOLE, "", NODES.missingNode(), List.of(), 0, message);
    }

    private static Finding of(Kind kind, String place, JsonNode value, String problem) {
        return new Finding(kind, place, value, List.of(), 0, place + " in body " + problem);
    }

    FieldError asError(FieldPath root, Release release) {
        String inner = place.startsWith(".") ? place.substring(1) : place;
        FieldPath path = inner.isEmpty() ? root : root.child(inner);
        boolean newest = release.atLeast(Release.V1_36);
        Object shown = value.isMissingNode() ? "" : GoTree.show(value);
        return switch (kind) {
            case REQUIRED -> FieldError.required(path, "");
            case ENUMERATION ->
                FieldError.notSupported(
                        path,
                        GoTree.show(value),
                        accepted.stream().map(Finding::text).toList());
            case TOO_LONG -> newest ? FieldError.tooLong(path, (int) limit) : FieldError.invalid(path, shown, message);
            case TOO_MANY ->
                newest
                        ? FieldError.tooMany(path, value.asInt(0), (int) limit)
                        : FieldError.invalid(path, shown, message);
            case TYPE ->
                newest
                        ? new FieldError(FieldError.Type.TYPE_INVALID, path.text(), shown, message)
                        : FieldError.invalid(path, shown, message);
            case OTHER -> FieldError.invalid(path, shown, message);
            case WHOLE -> FieldError.invalid(root, "", message);
        };
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }
}
