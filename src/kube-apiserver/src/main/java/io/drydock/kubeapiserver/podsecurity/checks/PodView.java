package io.drydock.kubeapiserver.podsecurity.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * A pod, or what a workload makes pods from.
 *
 * @param containers of every kind, in the order in which messages name them
 */
public record PodView(Map<String, String> annotations, JsonNode spec, List<JsonNode> containers) {

    public static PodView of(Map<String, String> annotations, JsonNode spec) {
        List<JsonNode> containers = new ArrayList<>();
        for (String kind : List.of("initContainers", "containers", "ephemeralContainers")) {
            spec.path(kind).forEach(containers::add);
        }
        return new PodView(Map.copyOf(annotations), spec, List.copyOf(containers));
    }

    /** The security context of the pod as a whole; a missing node when it has none. */
    JsonNode securityContext() {
        return spec.path("securityContext");
    }

    /** The names of those containers whose security context is like that. */
    List<String> containersBySecurity(Predicate<JsonNode> condition) {
        return containersWith(container -> condition.test(container.path("securityContext")));
    }

    List<String> containersWith(Predicate<JsonNode> condition) {
        return containers.stream().filter(condition).map(PodView::nameOf).toList();
    }

    static String nameOf(JsonNode named) {
        return named.path("name").asString("");
    }

    boolean isForWindows() {
        return spec.path("os").path("name").asString("").equals("windows");
    }

    /** Whether its users are not those of the machine, so that root inside is nobody outside. */
    boolean hasUsersOfItsOwn() {
        return !spec.path("hostUsers").asBoolean(true);
    }
}
