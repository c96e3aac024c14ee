package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.runtime.KubeObject;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The versions of one kind, and how objects look in them.
 *
 * @param apiVersion of the request
 * @param types of the kind by API version
 */
record Versions(
        String apiVersion, Function<String, Optional<StructType>> types, MergeRules rules, VersionConverter converter) {

    Shape shape() {
        return shape(apiVersion).orElseThrow(() -> new IllegalStateException("no type for " + apiVersion));
    }

    Optional<Shape> shape(String version) {
        return types.apply(version).map(type -> Shape.root(type, rules));
    }

    /** The object, which is in the request's version, in another one; empty when there is none such. */
    Optional<JsonNode> to(String version, JsonNode object) {
        return between(apiVersion, version, object);
    }

    Optional<JsonNode> from(String version, JsonNode object) {
        return between(version, apiVersion, object);
    }

    /** An object from one version into another, neither of which need be the request's. */
    Optional<JsonNode> between(String from, String to, JsonNode object) {
        if (from.equals(to)) {
            return Optional.of(object);
        }
        return object instanceof ObjectNode tree
                ? converter.convert(KubeObject.of(tree), to).map(KubeObject::tree)
                : Optional.empty();
    }
}
