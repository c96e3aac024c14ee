package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.PathRules;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Checks the files that volumes are filled with: which keys become which files, and what may be done with them.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateKeyToPath, validateDownwardAPIVolumeFile"
 */
final class VolumeFileValidation {
    private static final String FILE_MODE = "must be a number between 0 and 0777 (octal), both inclusive";
    private static final int MAX_FILE_MODE = 0777;
    private static final List<String> FIELDS =
            List.of("metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid");

    private final FieldErrors errors;
    private final DownwardApiValidation downward;

    VolumeFileValidation(Release release, FieldErrors errors) {
        this.errors = errors;
        this.downward = new DownwardApiValidation(release, errors);
    }

    /** @param nameField that says whose keys they are */
    void validateKeyed(JsonNode source, String nameField, FieldPath path) {
        errors.requireText(source, path, nameField);
        validateMode(source, "defaultMode", path);
        JsonNode items = source.path("items");
        for (int i = 0; i < items.size(); i++) {
            validateItem(items.get(i), path.child("items").index(i));
        }
    }

    void validateItem(JsonNode item, FieldPath path) {
        errors.requireText(item, path, "key");
        errors.requireText(item, path, "path");
        PathRules.descendingWithoutDots(item.path("path").asString(""), path.child("path"), errors);
        validateMode(item, "mode", path);
    }

    void validateFieldFiles(JsonNode items, FieldPath path) {
        items.forEach(item -> validateFieldFile(item, path));
    }

    void validateFieldFile(JsonNode item, FieldPath path) {
        String file = item.path("path").asString("");
        if (file.isEmpty()) {
            errors.required(path.child("path"), "");
        }
        PathRules.descendingWithoutDots(file, path.child("path"), errors);
        if (item.path("fieldRef").isObject()) {
            downward.validateField(item.path("fieldRef"), FIELDS, path.child("fieldRef"));
            if (item.path("resourceFieldRef").isObject()) {
                errors.invalid(path, "resource", "fieldRef and resourceFieldRef can not be specified simultaneously");
            }
        } else if (item.path("resourceFieldRef").isObject()) {
            downward.validateResource(item.path("resourceFieldRef"), true, path.child("resourceFieldRef"));
        } else {
            errors.required(path, "one of fieldRef and resourceFieldRef is required");
        }
        validateMode(item, "mode", path);
    }

    void validateMode(JsonNode parent, String field, FieldPath path) {
        JsonNode mode = parent.path(field);
        if (mode.isNumber() && (mode.asLong() < 0 || mode.asLong() > MAX_FILE_MODE)) {
            errors.invalid(path.child(field), mode, FILE_MODE);
        }
    }
}
