package io.drydock.kubeapiserver.registry.events;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One event, two sets of names for its fields: those of the core group, in which it is stored, and those of
 * {@code events.k8s.io}.
 *
 * @see "Go: pkg/apis/events/v1/conversion.go"
 */
public final class EventConversion {
    private static final GroupVersionKind CORE = new GroupVersionKind("", "v1", "Event");

    /** From the core group's name to the other. */
    private static final Map<String, String> RENAMED = Map.of(
            "involvedObject", "regarding",
            "message", "note",
            "source", "deprecatedSource",
            "firstTimestamp", "deprecatedFirstTimestamp",
            "lastTimestamp", "deprecatedLastTimestamp",
            "count", "deprecatedCount",
            "reportingComponent", "reportingController");

    private EventConversion() {}

    public static void addTo(Scheme.Builder scheme) {
        for (String version : List.of("v1", "v1beta1")) {
            GroupVersionKind kind = new GroupVersionKind("events.k8s.io", version, "Event");
            scheme.conversion(CORE, kind, event -> RENAMED.forEach((core, other) -> rename(event, core, other)));
            scheme.conversion(kind, CORE, event -> RENAMED.forEach((core, other) -> rename(event, other, core)));
        }
    }

    private static void rename(KubeObject event, String from, String to) {
        JsonNode value = event.tree().remove(from);
        if (value != null) {
            event.tree().set(to, value);
        }
    }
}
