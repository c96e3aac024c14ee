package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.catalog.Field;
import io.drydock.apimachinery.catalog.ListType;
import io.drydock.apimachinery.catalog.MapType;
import io.drydock.apimachinery.catalog.ScalarType;
import io.drydock.apimachinery.catalog.StructType;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a key of an element is when the element does not say it: what the field's type declares, or the zero that Go
 * writes for a field which is always there.
 *
 * @see "Go: sigs.k8s.io/structured-merge-diff/typed/helpers.go: getAssociativeKeyDefault"
 */
final class KeyDefaults {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private KeyDefaults() {}

    static Optional<JsonNode> of(StructType struct, String key, MergeRules rules) {
        return struct.field(key)
                .flatMap(field -> field.defaultValue()
                        .or(() -> declared(struct, key, rules))
                        .or(() -> zero(field)));
    }

    /** The declarations in Go's types that are about keys. Of services, only newer releases have one. */
    private static Optional<JsonNode> declared(StructType struct, String key, MergeRules rules) {
        return switch (struct.goName() + "." + key) {
            case "v1.ContainerPort.protocol" -> Optional.of(NODES.stringNode("TCP"));
            case "v1.ServicePort.protocol" -> rules.repeats() ? Optional.of(NODES.stringNode("TCP")) : Optional.empty();
            case "v1.LocalObjectReference.name" ->
                rules.repeats() ? Optional.of(NODES.stringNode("")) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> zero(Field field) {
        if (field.presence().omitEmpty() || field.presence().pointer()) {
            return Optional.empty();
        }
        return switch (field.type()) {
            case ScalarType scalar ->
                switch (scalar) {
                    case STRING -> Optional.of(NODES.stringNode(""));
                    case INT32, INT64, DOUBLE -> Optional.of(NODES.numberNode(0));
                    case BOOLEAN -> Optional.of(NODES.booleanNode(false));
                    case BYTES, TIME, MICRO_TIME, QUANTITY, INT_OR_STRING, ANY -> Optional.empty();
                };
            case StructType _, MapType _, ListType _ -> Optional.empty();
        };
    }
}
