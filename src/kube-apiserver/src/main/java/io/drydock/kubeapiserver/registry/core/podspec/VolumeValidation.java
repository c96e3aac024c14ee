package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/apis/core/validation/validation.go: ValidateVolumes" */
final class VolumeValidation {
    private final Release release;
    private final String pod;
    private final boolean isPod;
    private final FieldErrors errors;

    /** @param pod the name of the pod; empty when it is not known yet */
    VolumeValidation(Release release, String pod, boolean isPod, FieldErrors errors) {
        this.release = release;
        this.pod = pod;
        this.isPod = isPod;
        this.errors = errors;
    }

    PodVolumes validate(JsonNode volumes, FieldPath path) {
        PodVolumes valid = new PodVolumes();
        Set<String> names = new HashSet<>();
        Set<String> created = createdClaims(volumes);
        for (int i = 0; i < volumes.size(); i++) {
            JsonNode volume = volumes.get(i);
            FieldPath here = path.index(i);
            FieldErrors found = new FieldErrors();
            new PodVolumeSourceValidation(release, pod, isPod, found).validate(volume, here);
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
            String claim =
                    volume.path("persistentVolumeClaim").path("claimName").asString("");
            if (created.contains(claim)) {
                errors.invalid(
                        here.child("persistentVolumeClaim").child("claimName"),
                        claim,
                        "must not reference a PVC that gets created for an ephemeral volume");
            }
        }
        return valid;
    }

    private Set<String> createdClaims(JsonNode volumes) {
        Set<String> created = new HashSet<>();
        for (JsonNode volume : volumes) {
            if (!pod.isEmpty() && volume.has("ephemeral")) {
                created.add(pod + "-" + volume.path("name").asString(""));
            }
        }
        return created;
    }
}
