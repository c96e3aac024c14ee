package io.drydock.apiserver.openapi;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the fields of schemas are when nobody says, which OpenAPI 3 tells and Swagger leaves out. A required text, number
 * or truth value is empty, zero or false; what is otherwise is listed.
 *
 * @see "Go (1.36): staging/src/k8s.io/kube-openapi/pkg/generators/openapi.go: openAPITypeWriter.generateDefault"
 */
public final class SchemaDefaults {
    /** Of a server all of whose schemas say their defaults themselves. */
    public static final SchemaDefaults NONE = new SchemaDefaults(JsonNodeFactory.instance.objectNode());

    private static final Map<String, JsonNode> ZERO = Map.of(
            "string", JsonNodeFactory.instance.stringNode(""),
            "integer", JsonNodeFactory.instance.numberNode(0),
            "number", JsonNodeFactory.instance.numberNode(0),
            "boolean", JsonNodeFactory.instance.booleanNode(false));

    private final JsonNode listed;
    private final Set<String> plain = new HashSet<>();

    /**
     * @param listed {@code defaults} by schema and field, null where a required field has none, and in {@code plain} as
     *     {@code schema/field} the references that stand alone
     */
    public SchemaDefaults(JsonNode listed) {
        this.listed = listed.path("defaults");
        listed.path("plain").forEach(field -> plain.add(field.asString()));
    }

    /** Whether a reference is the whole of a field's schema, with nothing to be said beside it. */
    boolean standsAlone(String schema, String field) {
        return plain.contains(schema + "/" + field);
    }

    Optional<JsonNode> of(String schema, String field, String type, boolean required) {
        JsonNode known = listed.path(schema).path(field);
        if (!known.isMissingNode()) {
            return Optional.of(known).filter(value -> !value.isNull());
        }
        return required && !this.listed.isMissingNode() ? Optional.ofNullable(ZERO.get(type)) : Optional.empty();
    }
}
