package io.drydock.kubeapiserver.registry.flowcontrol;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The conditions in the status of flow schemas and priority levels.
 *
 * @see "Go: pkg/apis/flowcontrol/validation/validation.go: ValidateFlowSchemaStatus"
 */
final class FlowConditions {
    private FlowConditions() {}

    /** @param explained whether a type that is required is also said not to be empty, as older releases do */
    static void validate(KubeObject object, boolean explained, FieldErrors errors) {
        Set<String> types = new HashSet<>();
        int index = 0;
        for (JsonNode condition : object.at("status", "conditions")) {
            FieldPath path = FieldPath.of("status", "conditions").index(index++).child("type");
            String type = condition.path("type").asString("");
            if (!types.add(type)) {
                errors.duplicate(path, type);
            }
            if (type.isEmpty()) {
                errors.required(path, explained ? "must not be empty" : "");
            }
        }
    }
}
