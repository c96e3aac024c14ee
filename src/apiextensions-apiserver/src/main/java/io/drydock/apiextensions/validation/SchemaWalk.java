package io.drydock.apiextensions.validation;

import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Visits a schema and every schema within it.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go: SchemaHas"
 */
public final class SchemaWalk {
    private static final List<String> LISTS = List.of("allOf", "anyOf", "oneOf");
    private static final List<String> MAPS = List.of("properties", "patternProperties", "definitions", "dependencies");

    private SchemaWalk() {}

    /** Visits the outer schema before what is within it. */
    public static void visit(JsonNode schema, Consumer<JsonNode> visitor) {
        if (!schema.isObject()) {
            return;
        }
        visitor.accept(schema);
        JsonNode items = schema.path("items");
        visit(items, visitor);
        items.valueStream().filter(item -> items.isArray()).forEach(item -> visit(item, visitor));
        LISTS.forEach(list -> schema.path(list).forEach(nested -> visit(nested, visitor)));
        visit(schema.path("not"), visitor);
        for (String map : MAPS) {
            schema.path(map).properties().forEach(entry -> visit(entry.getValue(), visitor));
        }
        visit(schema.path("additionalProperties"), visitor);
        visit(schema.path("additionalItems"), visitor);
    }
}
