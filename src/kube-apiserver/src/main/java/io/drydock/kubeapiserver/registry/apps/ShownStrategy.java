package io.drydock.kubeapiserver.registry.apps;

import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.ShownValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The strategy of a workload as messages quote it. Its fields have the names that the real server gives them inside,
 * and numbers which are absent are zero there.
 *
 * @see "Go: pkg/apis/apps/types.go: DeploymentStrategy, DaemonSetUpdateStrategy, StatefulSetUpdateStrategy"
 */
final class ShownStrategy {
    private static final JsonNode ZERO = JsonNodeFactory.instance.numberNode(0);

    private ShownStrategy() {}

    static ShownValue ofDeployment(JsonNode strategy) {
        ObjectNode rolling = JsonNodeFactory.instance.objectNode();
        rolling.set("MaxUnavailable", count(strategy, "maxUnavailable"));
        rolling.set("MaxSurge", count(strategy, "maxSurge"));
        return shown(strategy, "apps.DeploymentStrategy", "apps.RollingUpdateDeployment", rolling);
    }

    /** @param surges whether the release lets there be more than one pod a node */
    static ShownValue ofDaemonSet(JsonNode strategy, boolean surges) {
        ObjectNode rolling = JsonNodeFactory.instance.objectNode();
        rolling.set("MaxUnavailable", count(strategy, "maxUnavailable"));
        if (surges) {
            rolling.set("MaxSurge", count(strategy, "maxSurge"));
        }
        return shown(strategy, "apps.DaemonSetUpdateStrategy", "apps.RollingUpdateDaemonSet", rolling);
    }

    static ShownValue ofStatefulSet(JsonNode strategy) {
        return shown(
                strategy,
                "apps.StatefulSetUpdateStrategy",
                "apps.RollingUpdateStatefulSetStrategy",
                statefulRolling(strategy));
    }

    /** Of a stateful set, what is within {@code rollingUpdate}. */
    static ShownValue ofPartition(JsonNode strategy) {
        ObjectNode rolling = statefulRolling(strategy);
        return new ShownValue(
                "apps.RollingUpdateStatefulSetStrategy{Partition:" + rolling.get("Partition") + "}",
                rolling.toString());
    }

    private static ObjectNode statefulRolling(JsonNode strategy) {
        ObjectNode rolling = JsonNodeFactory.instance.objectNode();
        rolling.set("Partition", count(strategy, "partition"));
        JsonNode unavailable = strategy.path("rollingUpdate").path("maxUnavailable");
        rolling.set("MaxUnavailable", unavailable.isMissingNode() ? JsonNodeFactory.instance.nullNode() : unavailable);
        return rolling;
    }

    private static JsonNode count(JsonNode strategy, String field) {
        JsonNode value = strategy.path("rollingUpdate").path(field);
        return value.isMissingNode() ? ZERO : value;
    }

    /** Where older releases show a pointer, whose number is chance, this says only that there is one. */
    private static ShownValue shown(JsonNode strategy, String type, String rollingType, ObjectNode rolling) {
        boolean present = strategy.path("rollingUpdate").isObject();
        ObjectNode newer = JsonNodeFactory.instance.objectNode();
        String chosen = strategy.path("type").asString("");
        newer.put("Type", chosen);
        newer.set("RollingUpdate", present ? rolling : JsonNodeFactory.instance.nullNode());
        String older = type + "{Type:" + GoValue.quote(chosen) + ", RollingUpdate:(*" + rollingType + ")("
                + (present ? "0x1" : "nil") + ")}";
        return new ShownValue(older, newer.toString());
    }
}
