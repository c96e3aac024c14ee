package io.drydock.kubeapiserver.registry.authorization;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.ShownValue;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an access review must and must not say.
 *
 * @see "Go: pkg/apis/authorization/validation/validation.go"
 */
final class ReviewValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");

    private ReviewValidation() {}

    static List<FieldError> subject(KubeObject review) {
        List<FieldError> errors = subjectSpec(review.at("spec"));
        requireNoMetadata(review, List.of("managedFields"), "must be empty", errors);
        return errors;
    }

    static List<FieldError> selfSubject(KubeObject review) {
        List<FieldError> errors = attributes(review.at("spec"));
        errors.addAll(SelectorAttributes.problems(review.at("spec", "resourceAttributes")));
        requireNoMetadata(review, List.of("managedFields"), "must be empty", errors);
        return errors;
    }

    static List<FieldError> localSubject(KubeObject review) {
        JsonNode spec = review.at("spec");
        List<FieldError> errors = subjectSpec(spec);
        requireNoMetadata(review, List.of("managedFields", "namespace"), "must be empty except for namespace", errors);
        JsonNode resource = spec.path("resourceAttributes");
        String namespace = resource.path("namespace").asString("");
        if (resource.isObject() && !namespace.equals(review.namespace())) {
            errors.add(FieldError.invalid(
                    FieldPath.of("spec.resourceAttributes.namespace"), namespace, "must match metadata.namespace"));
        }
        if (spec.path("nonResourceAttributes").isObject()) {
            errors.add(FieldError.invalid(
                    FieldPath.of("spec.nonResourceAttributes"),
                    shown(spec.path("nonResourceAttributes")),
                    "disallowed on this kind of request"));
        }
        return errors;
    }

    private static List<FieldError> subjectSpec(JsonNode spec) {
        List<FieldError> errors = attributes(spec);
        if (spec.path("user").asString("").isEmpty() && spec.path("groups").isEmpty()) {
            errors.add(FieldError.invalid(SPEC.child("user"), "", "at least one of user or group must be specified"));
        }
        errors.addAll(SelectorAttributes.problems(spec.path("resourceAttributes")));
        return errors;
    }

    private static List<FieldError> attributes(JsonNode spec) {
        List<FieldError> errors = new ArrayList<>();
        boolean resource = spec.path("resourceAttributes").isObject();
        boolean other = spec.path("nonResourceAttributes").isObject();
        if (resource && other) {
            errors.add(FieldError.invalid(
                    SPEC.child("nonResourceAttributes"),
                    shown(spec.path("nonResourceAttributes")),
                    "cannot be specified in combination with resourceAttributes"));
        }
        if (!resource && !other) {
            errors.add(new FieldError(
                    FieldError.Type.INVALID,
                    SPEC.child("resourceAttributes").text(),
                    new ShownValue("\"null\"", "null"),
                    "exactly one of nonResourceAttributes or resourceAttributes must be specified"));
        }
        return errors;
    }

    /** Shown with Go's own names of the fields. */
    private static ShownValue shown(JsonNode nonResource) {
        String path = GoValue.quote(nonResource.path("path").asString(""));
        String verb = GoValue.quote(nonResource.path("verb").asString(""));
        return new ShownValue(
                "authorization.NonResourceAttributes{Path:" + path + ", Verb:" + verb + "}",
                "{\"Path\":" + path + ",\"Verb\":" + verb + "}");
    }

    private static void requireNoMetadata(
            KubeObject review, List<String> allowed, String message, List<FieldError> errors) {
        if (!(review.at("metadata") instanceof ObjectNode metadata)) {
            return;
        }
        boolean empty = metadata.properties().stream()
                .filter(entry -> !allowed.contains(entry.getKey()))
                .allMatch(entry -> isEmpty(entry.getValue()));
        if (!empty) {
            errors.add(FieldError.invalid(FieldPath.of("metadata"), metadata, message));
        }
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || (value.isString() ? value.asString().isEmpty() : value.isContainer() && value.isEmpty());
    }
}
