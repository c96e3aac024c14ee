package io.drydock.apiextensions.validation;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ShownValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The outermost schema of a resource that has a status of its own: an update of the status is checked against a part of
 * it only, so that nothing may be said there that concerns the whole.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go:
 *     allowedAtRootSchema"
 */
final class RootSchemaValidation {
    /** The words that may be said, under the names of the fields that hold them in Go. */
    private static final Map<String, String> ALLOWED = Map.ofEntries(
            Map.entry("description", "Description"),
            Map.entry("type", "Type"),
            Map.entry("format", "Format"),
            Map.entry("title", "Title"),
            Map.entry("maximum", "Maximum"),
            Map.entry("exclusiveMaximum", "ExclusiveMaximum"),
            Map.entry("minimum", "Minimum"),
            Map.entry("exclusiveMinimum", "ExclusiveMinimum"),
            Map.entry("maxLength", "MaxLength"),
            Map.entry("minLength", "MinLength"),
            Map.entry("pattern", "Pattern"),
            Map.entry("maxItems", "MaxItems"),
            Map.entry("minItems", "MinItems"),
            Map.entry("uniqueItems", "UniqueItems"),
            Map.entry("multipleOf", "MultipleOf"),
            Map.entry("required", "Required"),
            Map.entry("items", "Items"),
            Map.entry("properties", "Properties"),
            Map.entry("externalDocs", "ExternalDocs"),
            Map.entry("example", "Example"),
            Map.entry("x-kubernetes-preserve-unknown-fields", "XPreserveUnknownFields"),
            Map.entry("x-kubernetes-validations", "XValidations"));

    private static final List<String> ORDER = List.of(
            "Description",
            "Type",
            "Format",
            "Title",
            "Maximum",
            "ExclusiveMaximum",
            "Minimum",
            "ExclusiveMinimum",
            "MaxLength",
            "MinLength",
            "Pattern",
            "MaxItems",
            "MinItems",
            "UniqueItems",
            "MultipleOf",
            "Required",
            "Items",
            "Properties",
            "ExternalDocs",
            "Example",
            "XPreserveUnknownFields");

    private RootSchemaValidation() {}

    static Optional<FieldError> validate(JsonNode schema, SchemaRules rules, FieldPath path) {
        String type = schema.path("type").asString("");
        if (!type.isEmpty() && !type.equals("object")) {
            return Optional.of(FieldError.invalid(
                    path.child("type"),
                    type,
                    "only \"object\" is allowed as the type at the root of the schema if the status subresource is"
                            + " enabled"));
        }
        boolean allowed = schema.properties().stream().allMatch(word -> isAllowed(word, rules));
        return allowed
                ? Optional.empty()
                : Optional.of(
                        FieldError.invalid(
                                path,
                                new ShownValue(
                                        schema.toString(),
                                        InternalSchemaJson.text(InternalSchemaJson.ofSchema(schema))),
                                "only [" + String.join(" ", names(rules))
                                        + "] fields are allowed at the root of the schema if the status subresource is enabled"));
    }

    private static boolean isAllowed(Map.Entry<String, JsonNode> word, SchemaRules rules) {
        JsonNode said = word.getValue();
        boolean unsaid = said.isNull() || (said.isBoolean() && !said.asBoolean()) || (said.isArray() && said.isEmpty());
        String name = ALLOWED.getOrDefault(word.getKey(), "");
        return unsaid || names(rules).contains(name);
    }

    private static List<String> names(SchemaRules rules) {
        List<String> names = new ArrayList<>(ORDER);
        if (rules.isNewest()) {
            names.add("XValidations");
        }
        return names;
    }
}
