package io.drydock.apiextensions.schema;

import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.ShownValue;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Values of custom resources as messages quote them: as the Go source of a tree without a type, and as JSON. */
public final class GoTree {
    private GoTree() {}

    public static ShownValue show(JsonNode value) {
        return new ShownValue(source(value), GoValue.show(value));
    }

    private static String source(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO ->
                value.propertyNames().stream()
                        .sorted()
                        .map(name -> GoValue.quote(name) + ":" + source(value.get(name)))
                        .collect(Collectors.joining(", ", "map[string]interface {}{", "}"));
            case ARRAY ->
                value.valueStream().map(GoTree::source).collect(Collectors.joining(", ", "[]interface {}{", "}"));
            case NULL, MISSING -> "interface {}(nil)";
            case STRING, NUMBER, BOOLEAN, BINARY -> GoValue.show(value);
        };
    }
}
