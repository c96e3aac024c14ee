package io.drydock.kubeapiserver.registry.validation;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Holds config maps and secrets to the word {@code immutable}.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateConfigMapUpdate"
 */
public final class Immutability {
    private static final String SET = "field is immutable when `immutable` is set";

    private Immutability() {}

    /** @param fields that stay as they are from then on */
    public static void check(KubeObject object, KubeObject old, List<String> fields, FieldErrors errors) {
        if (!old.at("immutable").asBoolean(false)) {
            return;
        }
        if (!object.at("immutable").asBoolean(false)) {
            errors.forbidden(FieldPath.of("immutable"), SET);
        }
        for (String field : fields) {
            if (!same(object.at(field), old.at(field))) {
                errors.forbidden(FieldPath.of(field), SET);
            }
        }
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.equals(other) || (one.isEmpty() && other.isEmpty());
    }
}
