package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/apis/core/validation/validation.go: ValidateEnv, ValidateEnvFrom" */
final class EnvironmentValidation {
    private static final List<String> POD_FIELDS = List.of(
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "spec.nodeName",
            "spec.serviceAccountName",
            "status.hostIP",
            "status.hostIPs",
            "status.podIP",
            "status.podIPs");
    private static final List<String> SOURCES =
            List.of("fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef");

    private EnvironmentValidation() {}

    static void validate(JsonNode variables, FieldPath path, FieldErrors errors) {
        for (int i = 0; i < variables.size(); i++) {
            JsonNode variable = variables.get(i);
            FieldPath here = path.index(i);
            String name = variable.path("name").asString("");
            if (name.isEmpty()) {
                errors.required(here.child("name"), "");
            } else {
                errors.invalid(here.child("name"), name, ValueRules.environmentVariableName(name));
            }
            if (variable.path("valueFrom").isObject()) {
                validateValueFrom(variable, here.child("valueFrom"), errors);
            }
        }
    }

    static void validateFrom(JsonNode sources, FieldPath path, FieldErrors errors) {
        for (int i = 0; i < sources.size(); i++) {
            JsonNode source = sources.get(i);
            FieldPath here = path.index(i);
            String prefix = source.path("prefix").asString("");
            if (!prefix.isEmpty()) {
                errors.invalid(here.child("prefix"), prefix, ValueRules.environmentVariableName(prefix));
            }
            int count = 0;
            for (String kind : List.of("configMapRef", "secretRef")) {
                if (source.path(kind).isObject()) {
                    count++;
                    validateReference(source.path(kind), here.child(kind), errors);
                }
            }
            if (count == 0) {
                errors.invalid(path, "", "must specify one of: `configMapRef` or `secretRef`");
            } else if (count > 1) {
                errors.invalid(path, "", "may not have more than one field specified at a time");
            }
        }
    }

    private static void validateValueFrom(JsonNode variable, FieldPath path, FieldErrors errors) {
        JsonNode from = variable.path("valueFrom");
        if (from.path("fieldRef").isObject()) {
            DownwardApiValidation.validateField(from.path("fieldRef"), POD_FIELDS, path.child("fieldRef"), errors);
        }
        if (from.path("resourceFieldRef").isObject()) {
            DownwardApiValidation.validateResource(
                    from.path("resourceFieldRef"), false, path.child("resourceFieldRef"), errors);
        }
        for (String kind : List.of("configMapKeyRef", "secretKeyRef")) {
            if (from.path(kind).isObject()) {
                validateKey(from.path(kind), path.child(kind), errors);
            }
        }
        long count = SOURCES.stream().filter(kind -> from.path(kind).isObject()).count();
        if (count == 0) {
            errors.invalid(
                    path,
                    "",
                    "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`");
        } else if (!variable.path("value").asString("").isEmpty()) {
            errors.invalid(path, "", "may not be specified when `value` is not empty");
        } else if (count > 1) {
            errors.invalid(path, "", "may not have more than one field specified at a time");
        }
    }

    private static void validateKey(JsonNode selector, FieldPath path, FieldErrors errors) {
        String name = selector.path("name").asString("");
        errors.invalid(path.child("name"), name, NameRules.nameIsDnsSubdomain(name, false));
        String key = selector.path("key").asString("");
        if (key.isEmpty()) {
            errors.required(path.child("key"), "");
        } else {
            errors.invalid(path.child("key"), key, ValueRules.configMapKey(key));
        }
    }

    private static void validateReference(JsonNode reference, FieldPath path, FieldErrors errors) {
        String name = reference.path("name").asString("");
        if (name.isEmpty()) {
            errors.required(path.child("name"), "");
        } else {
            errors.invalid(path.child("name"), name, NameRules.nameIsDnsSubdomain(name, true));
        }
    }
}
