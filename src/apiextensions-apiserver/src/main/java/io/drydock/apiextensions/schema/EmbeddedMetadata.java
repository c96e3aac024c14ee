package io.drydock.apiextensions.schema;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.meta.ObjectMetaValidation;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Kind, version and metadata of the resources within a value.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta/validation.go: Validate"
 */
public final class EmbeddedMetadata {
    private static final String NO_STRING = "must be a string";
    private static final List<String> WRONG_TYPES = List.of(NO_STRING, "json: cannot unmarshal");
    private static final List<String> TEXTS =
            List.of("name", "generateName", "namespace", "selfLink", "uid", "resourceVersion");
    private static final List<String> TEXT_MAPS = List.of("labels", "annotations");

    private final List<FieldError> errors = new ArrayList<>();
    private final Release release;

    private EmbeddedMetadata(Release release) {
        this.release = release;
    }

    /**
     * @param schema a structural one
     * @param isResource whether the value is a resource even if its schema does not say so
     */
    public static List<FieldError> validate(
            JsonNode value, JsonNode schema, boolean isResource, Release release, FieldPath path) {
        EmbeddedMetadata validation = new EmbeddedMetadata(release);
        validation.value(value, schema, isResource, path);
        // A value of a wrong type is told alone.
        return validation.errors.stream()
                .filter(error -> WRONG_TYPES.stream().anyMatch(error.detail()::startsWith))
                .findFirst()
                .map(List::of)
                .orElse(validation.errors);
    }

    private void value(JsonNode value, JsonNode schema, boolean isResource, FieldPath path) {
        if (value instanceof ObjectNode object) {
            if (isResource || schema.path("x-kubernetes-embedded-resource").asBoolean(false)) {
                resource(object, path);
            }
            JsonNode properties = schema.path("properties");
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                String name = field.getKey();
                if (properties.has(name)) {
                    value(field.getValue(), properties.get(name), false, path.child(name));
                } else {
                    value(field.getValue(), schema.path("additionalProperties"), false, path.key(name));
                }
            }
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                value(value.get(i), schema.path("items"), false, path.index(i));
            }
        }
    }

    private void resource(ObjectNode resource, FieldPath path) {
        for (String field : List.of("apiVersion", "kind")) {
            if (!resource.has(field)) {
                errors.add(FieldError.required(
                        path.child(field), release.atLeast(Release.V1_36) ? "" : "must not be empty"));
            }
        }
        for (Map.Entry<String, JsonNode> field : resource.properties()) {
            FieldPath at = path.child(field.getKey());
            switch (field.getKey()) {
                case "apiVersion", "kind" -> name(field.getKey(), field.getValue(), at);
                case "metadata" -> metadata(field.getValue(), at);
                default -> {}
            }
        }
    }

    private void name(String field, JsonNode value, FieldPath path) {
        String text = value.asString("");
        if (!value.isString()) {
            errors.add(FieldError.invalid(path, GoTree.show(value), NO_STRING));
        } else if (text.isEmpty()) {
            errors.add(FieldError.invalid(path, text, "must not be empty"));
        } else if (field.equals("apiVersion")) {
            if (text.chars().filter(character -> character == '/').count() > 1) {
                errors.add(FieldError.invalid(path, text, "unexpected GroupVersion string: " + text));
            }
        } else {
            List<String> problems = NameRules.dns1035Label(text.toLowerCase(Locale.ROOT));
            if (!problems.isEmpty()) {
                errors.add(FieldError.invalid(
                        path, text, "may have mixed case, but should otherwise match: " + String.join(",", problems)));
            }
        }
    }

    private void metadata(JsonNode metadata, FieldPath path) {
        Optional<String> wrong = wrongType(metadata);
        if (wrong.isPresent()) {
            errors.add(FieldError.invalid(path, GoTree.show(metadata), "json: cannot unmarshal " + wrong.get()));
            return;
        }
        ObjectNode holder = JsonNodeFactory.instance.objectNode();
        ObjectNode copy = (ObjectNode) metadata.deepCopy();
        if (copy.path("name").asString("").isEmpty()) {
            copy.put("name", "fakename");
        }
        holder.set("metadata", copy);
        KubeObject object = KubeObject.of(holder);
        errors.addAll(
                ObjectMetaValidation.validate(object, !object.namespace().isEmpty(), NameRules::pathSegmentName, path));
    }

    private static Optional<String> wrongType(JsonNode metadata) {
        if (!metadata.isObject()) {
            return Optional.of(goType(metadata) + " into Go value of type v1.ObjectMeta");
        }
        for (String field : TEXT_MAPS) {
            JsonNode map = metadata.path(field);
            String into = " into Go struct field ObjectMeta." + field + " of type ";
            if (!map.isMissingNode() && !map.isNull() && !map.isObject()) {
                return Optional.of(goType(map) + into + "map[string]string");
            }
            for (JsonNode text : map) {
                if (!text.isString()) {
                    return Optional.of(goType(text) + into + "string");
                }
            }
        }
        for (String field : TEXTS) {
            JsonNode text = metadata.path(field);
            if (!text.isMissingNode() && !text.isNull() && !text.isString()) {
                return Optional.of(goType(text) + " into Go struct field ObjectMeta." + field + " of type string");
            }
        }
        return Optional.empty();
    }

    private static String goType(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case BOOLEAN -> "bool";
            case NUMBER -> "number";
            case STRING, BINARY -> "string";
            case OBJECT, POJO, NULL, MISSING -> "object";
        };
    }
}
