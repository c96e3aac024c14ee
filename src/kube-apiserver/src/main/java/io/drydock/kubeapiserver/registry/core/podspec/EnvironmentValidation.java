package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.PathRules;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/apis/core/validation/validation.go: ValidateEnv, ValidateEnvFrom" */
final class EnvironmentValidation {
    private static final List<String> OLDER_FIELDS = List.of(
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "spec.nodeName",
            "spec.serviceAccountName",
            "status.hostIP",
            "status.podIP",
            "status.podIPs");
    private static final List<String> NEWER_FIELDS = List.of(
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "spec.nodeName",
            "spec.serviceAccountName",
            "status.hostIP",
            "status.hostIPs",
            "status.podIP",
            "status.podIPs");
    private static final List<String> OLDER_SOURCES =
            List.of("fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef");

    private final boolean newer;
    private final FieldErrors errors;
    private final DownwardApiValidation downward;

    EnvironmentValidation(Release release, FieldErrors errors) {
        this.newer = release.atLeast(Release.V1_36);
        this.errors = errors;
        this.downward = new DownwardApiValidation(release, errors);
    }

    void validate(JsonNode variables, FieldPath path) {
        for (int i = 0; i < variables.size(); i++) {
            JsonNode variable = variables.get(i);
            FieldPath here = path.index(i);
            String name = variable.path("name").asString("");
            if (name.isEmpty()) {
                errors.required(here.child("name"), "");
            } else {
                validateName(name, here.child("name"));
            }
            if (variable.path("valueFrom").isObject()) {
                validateValueFrom(variable, here.child("valueFrom"));
            }
        }
    }

    void validateFrom(JsonNode sources, FieldPath path) {
        for (int i = 0; i < sources.size(); i++) {
            JsonNode source = sources.get(i);
            FieldPath here = path.index(i);
            String prefix = source.path("prefix").asString("");
            if (!prefix.isEmpty()) {
                validateName(prefix, here.child("prefix"));
            }
            int count = 0;
            for (String kind : List.of("configMapRef", "secretRef")) {
                if (source.path(kind).isObject()) {
                    count++;
                    validateReference(source.path(kind), here.child(kind));
                }
            }
            if (count == 0) {
                errors.invalid(path, "", "must specify one of: `configMapRef` or `secretRef`");
            } else if (count > 1) {
                errors.invalid(path, "", "may not have more than one field specified at a time");
            }
        }
    }

    private void validateName(String name, FieldPath path) {
        errors.invalid(
                path,
                name,
                newer ? ValueRules.relaxedEnvironmentVariableName(name) : ValueRules.environmentVariableName(name));
    }

    private void validateValueFrom(JsonNode variable, FieldPath path) {
        JsonNode from = variable.path("valueFrom");
        if (from.path("fieldRef").isObject()) {
            downward.validateField(from.path("fieldRef"), newer ? NEWER_FIELDS : OLDER_FIELDS, path.child("fieldRef"));
        }
        if (from.path("resourceFieldRef").isObject()) {
            downward.validateResource(from.path("resourceFieldRef"), false, path.child("resourceFieldRef"));
        }
        for (String kind : List.of("configMapKeyRef", "secretKeyRef")) {
            if (from.path(kind).isObject()) {
                validateKey(from.path(kind), path.child(kind));
            }
        }
        if (from.path("fileKeyRef").isObject()) {
            validateFileKey(from.path("fileKeyRef"), path.child("fileKeyRef"));
        }
        List<String> sources = new ArrayList<>(OLDER_SOURCES);
        if (newer) {
            sources.add("fileKeyRef");
        }
        long count = sources.stream().filter(kind -> from.path(kind).isObject()).count();
        if (count == 0) {
            errors.invalid(path, "", "must specify one of: " + alternatives(sources));
        } else if (!variable.path("value").asString("").isEmpty()) {
            errors.invalid(path, "", "may not be specified when `value` is not empty");
        } else if (count > 1) {
            errors.invalid(path, "", "may not have more than one field specified at a time");
        }
    }

    private static String alternatives(List<String> names) {
        String last = "`" + names.getLast() + "`";
        return "`" + String.join("`, `", names.subList(0, names.size() - 1)) + "` or " + last;
    }

    private void validateKey(JsonNode selector, FieldPath path) {
        String name = selector.path("name").asString("");
        errors.invalid(path.child("name"), name, NameRules.nameIsDnsSubdomain(name, false));
        String key = selector.path("key").asString("");
        if (key.isEmpty()) {
            errors.required(path.child("key"), "");
        } else {
            errors.invalid(path.child("key"), key, ValueRules.configMapKey(key));
        }
    }

    private void validateFileKey(JsonNode selector, FieldPath path) {
        String key = selector.path("key").asString("");
        if (key.isEmpty()) {
            errors.required(path.child("key"), "");
        } else {
            validateName(key, path.child("key"));
        }
        String volume = selector.path("volumeName").asString("");
        if (volume.isEmpty()) {
            errors.required(path.child("volumeName"), "");
        } else {
            errors.invalid(path.child("volumeName"), volume, NameRules.dns1123Label(volume));
        }
        String file = selector.path("path").asString("");
        if (file.isEmpty()) {
            errors.required(path.child("path"), "");
        } else {
            PathRules.noBacksteps(file, path.child("path"), errors);
        }
    }

    private void validateReference(JsonNode reference, FieldPath path) {
        String name = reference.path("name").asString("");
        if (name.isEmpty()) {
            errors.required(path.child("name"), "");
        } else {
            errors.invalid(path.child("name"), name, NameRules.nameIsDnsSubdomain(name, true));
        }
    }
}
