package io.drydock.kubeapiserver.registry.core.node;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Checks where the agent of a node has its settings from: in older releases that could be a config map.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateNodeConfigSourceSpec, validateNodeConfigStatus"
 */
final class NodeConfigValidation {
    private static final FieldPath SOURCE = FieldPath.of("spec", "configSource");
    private static final FieldPath STATUS = FieldPath.of("status", "config");

    private final boolean newer;
    private final FieldErrors errors;

    /** @param newer whether the release leaves out to say what is missing */
    NodeConfigValidation(boolean newer, FieldErrors errors) {
        this.newer = newer;
        this.errors = errors;
    }

    void validate(JsonNode source, JsonNode status) {
        if (source.isObject()) {
            validateSource(source, SOURCE, false);
        }
        for (String use : List.of("assigned", "active", "lastKnownGood")) {
            if (status.path(use).isObject()) {
                validateSource(status.path(use), STATUS.child(use), true);
            }
        }
    }

    private void validateSource(JsonNode source, FieldPath path, boolean inUse) {
        JsonNode map = source.path("configMap");
        if (!map.isObject()) {
            ShownValue shown = new ShownValue(
                    "core.NodeConfigSource{ConfigMap:(*core.ConfigMapNodeConfigSource)(nil)}", "{\"ConfigMap\":null}");
            errors.invalid(path, shown, "exactly one reference subfield must be non-nil");
            return;
        }
        FieldPath mapPath = path.child("configMap");
        for (String field : List.of("uid", "resourceVersion")) {
            boolean present = !map.path(field).asString("").isEmpty();
            if (inUse && !present) {
                require(mapPath, field, field + " must be set in status");
            } else if (!inUse && present) {
                errors.forbidden(mapPath.child(field), field + " must not be set in spec");
            }
        }
        String namespace = text(map, mapPath, "namespace");
        if (!namespace.isEmpty()) {
            errors.invalid(mapPath.child("namespace"), namespace, NameRules.nameIsDnsLabel(namespace, false));
        }
        String name = text(map, mapPath, "name");
        if (!name.isEmpty()) {
            errors.invalid(mapPath.child("name"), name, NameRules.nameIsDnsSubdomain(name, false));
        }
        String key = text(map, mapPath, "kubeletConfigKey");
        if (!key.isEmpty()) {
            errors.invalid(mapPath.child("kubeletConfigKey"), key, ValueRules.configMapKey(key));
        }
    }

    private String text(JsonNode map, FieldPath path, String field) {
        String text = map.path(field).asString("");
        if (text.isEmpty()) {
            require(path, field, field + " must be set");
        }
        return text;
    }

    private void require(FieldPath path, String field, String detail) {
        errors.required(path.child(field), newer ? "" : detail);
    }
}
