package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/apis/core/validation/validation.go: ValidateVolumes" */
final class VolumeValidation {
    private VolumeValidation() {}

    static PodVolumes validate(JsonNode volumes, FieldPath path, FieldErrors errors) {
        PodVolumes valid = new PodVolumes();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < volumes.size(); i++) {
            JsonNode volume = volumes.get(i);
            FieldPath here = path.index(i);
            FieldErrors found = new FieldErrors();
            PodVolumeSourceValidation.validate(volume, here, found);
            String name = volume.path("name").asString("");
            if (name.isEmpty()) {
                found.required(here.child("name"), "");
            } else {
                found.invalid(here.child("name"), name, NameRules.dns1123Label(name));
            }
            if (names.contains(name)) {
                found.duplicate(here.child("name"), name);
            }
            if (found.isEmpty()) {
                names.add(name);
                valid.add(name, volume);
            } else {
                errors.addAll(found.list());
            }
        }
        return valid;
    }
}
