package io.drydock.kubeapiserver.admission.configuration;

import io.drydock.apiserver.admission.AdmissionConfigurationFile;
import io.drydock.kubeapiserver.admission.eventratelimit.EventLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** @see "Go: plugin/pkg/admission/eventratelimit/apis/eventratelimit/validation/validation.go: ValidateConfiguration" */
final class EventLimitReader {
    private EventLimitReader() {}

    static List<EventLimit> read(ObjectNode tree) {
        Documents.requireKind(
                tree, "Configuration", "eventratelimit.admission.k8s.io", Set.of("v1alpha1"), Set.of("limits"));
        List<EventLimit> limits = new ArrayList<>();
        for (JsonNode limit : tree.path("limits")) {
            String path = "limits[" + limits.size() + "].";
            AdmissionConfigurationFile.requireFields(limit, Set.of("type", "qps", "burst", "cacheSize"), path);
            String type = limit.path("type").asString("");
            int cacheSize = limit.path("cacheSize").asInt(0);
            if (cacheSize < 0) {
                throw new IllegalArgumentException(path + "cacheSize: must not be negative");
            }
            limits.add(new EventLimit(
                    EventLimit.Type.parse(type)
                            .orElseThrow(() -> new IllegalArgumentException(
                                    path + "type: \"" + type + "\" must be one of " + EventLimit.Type.all())),
                    positive(limit, "qps", path),
                    positive(limit, "burst", path),
                    cacheSize == 0 ? EventLimit.DEFAULT_CACHE_SIZE : cacheSize));
        }
        if (limits.isEmpty()) {
            throw new IllegalArgumentException("limits: must not be empty");
        }
        return limits;
    }

    private static int positive(JsonNode limit, String field, String path) {
        int value = limit.path(field).asInt(0);
        if (value <= 0) {
            throw new IllegalArgumentException(path + field + ": must be positive");
        }
        return value;
    }
}
