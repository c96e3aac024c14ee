package io.drydock.kubeapiserver.admission;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The requests and limits that a limit range gives to containers without.
 *
 * @see "Go: plugin/pkg/admission/limitranger/admission.go: mergePodResourceRequirements"
 */
record LimitDefaults(SortedMap<String, JsonNode> requests, SortedMap<String, JsonNode> limits) {
    private static final String ANNOTATION = "kubernetes.io/limit-ranger";

    static LimitDefaults of(KubeObject limitRange) {
        SortedMap<String, JsonNode> requests = new TreeMap<>();
        SortedMap<String, JsonNode> limits = new TreeMap<>();
        for (JsonNode limit : limitRange.at("spec", "limits")) {
            if (limit.path("type").asString("").equals("Container")) {
                limit.path("defaultRequest")
                        .properties()
                        .forEach(amount -> requests.put(amount.getKey(), amount.getValue()));
                limit.path("default").properties().forEach(amount -> limits.put(amount.getKey(), amount.getValue()));
            }
        }
        return new LimitDefaults(requests, limits);
    }

    /** Says in an annotation what it has set. */
    void applyTo(KubeObject pod) {
        List<String> done = new ArrayList<>();
        applyTo(pod.at("spec", "containers"), "container", done);
        applyTo(pod.at("spec", "initContainers"), "init container", done);
        if (!done.isEmpty()) {
            pod.setAnnotation(ANNOTATION, "LimitRanger plugin set: " + String.join("; ", done));
        }
    }

    private void applyTo(JsonNode containers, String what, List<String> done) {
        for (JsonNode element : containers) {
            if (element instanceof ObjectNode container) {
                String name = what + " " + container.path("name").asString("");
                merge(container, "requests", requests, " request for " + name, done);
                merge(container, "limits", limits, " limit for " + name, done);
            }
        }
    }

    private static void merge(
            ObjectNode container, String field, SortedMap<String, JsonNode> defaults, String what, List<String> done) {
        TreeSet<String> missing = new TreeSet<>(defaults.keySet());
        container.path("resources").path(field).propertyNames().forEach(missing::remove);
        if (missing.isEmpty()) {
            return;
        }
        ObjectNode amounts = container.withObjectProperty("resources").withObjectProperty(field);
        missing.forEach(name -> amounts.set(name, defaults.get(name)));
        done.add(String.join(", ", missing) + what);
    }
}
