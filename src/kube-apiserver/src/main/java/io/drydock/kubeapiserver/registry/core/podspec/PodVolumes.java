package io.drydock.kubeapiserver.registry.core.podspec;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The volumes of a pod that turned out valid, by name: those that its containers may use. */
final class PodVolumes {
    private final Map<String, JsonNode> byName = new HashMap<>();

    void add(String name, JsonNode volume) {
        byName.put(name, volume);
    }

    boolean contains(String name) {
        return byName.containsKey(name);
    }

    Optional<JsonNode> volume(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
