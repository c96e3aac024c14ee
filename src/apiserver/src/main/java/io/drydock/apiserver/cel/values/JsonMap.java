package io.drydock.apiserver.cel.values;

import java.util.Collection;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A JSON object as a map of CEL. */
@SuppressWarnings("Immutable") // the tree belongs to the request, and nobody changes it while expressions run
final class JsonMap extends CelMap {
    private final ObjectNode object;

    JsonMap(ObjectNode object) {
        this.object = object;
    }

    @Override
    Optional<Object> lookup(String name) {
        return Optional.ofNullable(object.get(name)).map(JsonValues::of);
    }

    @Override
    Collection<String> names() {
        return object.propertyNames();
    }
}
