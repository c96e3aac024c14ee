package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Checks that the files from which environment variables are read lie on volumes that containers can write to.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateFileKeyRefVolumes, 1.36"
 */
final class FileVariableValidation {
    private final JsonNode spec;
    private final FieldErrors errors;
    private final Map<String, JsonNode> volumes = new HashMap<>();

    FileVariableValidation(JsonNode spec, FieldErrors errors) {
        this.spec = spec;
        this.errors = errors;
        spec.path("volumes").forEach(volume -> volumes.put(volume.path("name").asString(""), volume));
    }

    void validate(FieldPath path) {
        for (ContainerKind kind : ContainerKind.VISITED) {
            int index = 0;
            for (JsonNode container : spec.path(kind.field())) {
                validate(container, path.child(kind.field()).index(index++).child("env"));
            }
        }
    }

    private void validate(JsonNode container, FieldPath path) {
        int index = 0;
        for (JsonNode variable : container.path("env")) {
            FieldPath here = path.index(index++);
            JsonNode file = variable.path("valueFrom").path("fileKeyRef");
            if (file.isObject()) {
                validate(file.path("volumeName").asString(""), here);
            }
        }
    }

    private void validate(String name, FieldPath variable) {
        FieldPath path = variable.child("valueFrom").child("fileKeyRef").child("volumeName");
        JsonNode volume = volumes.get(name);
        if (volume == null) {
            errors.notFound(path, name);
        } else if (!volume.path("emptyDir").isObject()) {
            errors.invalid(path, name, "referenced volume must be of type emptyDir");
        }
    }
}
