package io.drydock.apimachinery.meta;

import io.drydock.apimachinery.runtime.KubeObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The conditions in an object's status: what is true of it, since when and why.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/api/meta/conditions.go"
 */
public final class Conditions {
    private Conditions() {}

    public static boolean isTrue(KubeObject object, String type) {
        for (JsonNode condition : object.at("status", "conditions")) {
            if (condition.path("type").asString("").equals(type)) {
                return condition.path("status").asString("").equals("True");
            }
        }
        return false;
    }

    /** Sets a condition; the time of transition moves only when the status does. */
    public static void set(KubeObject object, String type, boolean status, String reason, String message, Instant now) {
        ObjectNode holder = object.objectAt("status");
        ArrayNode conditions =
                holder.get("conditions") instanceof ArrayNode present ? present : holder.putArray("conditions");
        ObjectNode condition = find(conditions, type);
        String value = status ? "True" : "False";
        if (!condition.path("status").asString("").equals(value)) {
            condition.put("status", value);
            condition.put(
                    "lastTransitionTime", now.truncatedTo(ChronoUnit.SECONDS).toString());
        }
        condition.put("reason", reason);
        condition.put("message", message);
    }

    private static ObjectNode find(ArrayNode conditions, String type) {
        for (JsonNode condition : conditions) {
            if (condition instanceof ObjectNode found
                    && found.path("type").asString("").equals(type)) {
                return found;
            }
        }
        return conditions.addObject().put("type", type);
    }
}
