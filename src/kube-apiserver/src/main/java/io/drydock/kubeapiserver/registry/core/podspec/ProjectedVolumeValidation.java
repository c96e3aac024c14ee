package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.PathRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Checks a volume that is put together from several sources, whose files must not get into each other's way.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateProjectionSources"
 */
final class ProjectedVolumeValidation {
    private static final List<String> KINDS = List.of("secret", "configMap", "downwardAPI", "serviceAccountToken");
    private static final int TEN_MINUTES = 600;

    private final Release release;
    private final VolumeFileValidation files;
    private final FieldErrors errors;
    private final Set<String> taken = new HashSet<>();

    ProjectedVolumeValidation(Release release, VolumeFileValidation files, FieldErrors errors) {
        this.release = release;
        this.files = files;
        this.errors = errors;
    }

    void validate(JsonNode projected, FieldPath path) {
        files.validateMode(projected, "defaultMode", path);
        int index = 0;
        for (JsonNode source : projected.path("sources")) {
            FieldPath here = path.child("sources").index(index++);
            int count = 0;
            for (String kind : KINDS) {
                if (source.path(kind).isObject()) {
                    count++;
                    validateSource(kind, source.path(kind), path, here.child(kind));
                }
            }
            if (count > 1) {
                errors.forbidden(here, "may not specify more than 1 volume type" + (newer() ? " per source" : ""));
            }
        }
    }

    private boolean newer() {
        return release.atLeast(Release.V1_36);
    }

    private void validateSource(String kind, JsonNode source, FieldPath volume, FieldPath path) {
        switch (kind) {
            case "secret", "configMap" -> {
                errors.requireText(source, path, "name");
                int index = 0;
                for (JsonNode item : source.path("items")) {
                    files.validateItem(item, path.child("items").index(index++));
                    String shown = source.path("name").asString("");
                    claim(item.path("path").asString(""), shown, volume);
                }
            }
            case "downwardAPI" -> {
                for (JsonNode item : source.path("items")) {
                    files.validateFieldFile(item, path);
                    String file = item.path("path").asString("");
                    claim(file, file, volume);
                }
            }
            default -> validateToken(source, volume, path);
        }
    }

    private void claim(String file, String shown, FieldPath path) {
        if (!file.isEmpty() && !taken.add(file)) {
            errors.invalid(path, shown, "conflicting duplicate paths");
        }
    }

    /** Its file is looked for under the volume, not under the token: so it is in the real server. */
    private void validateToken(JsonNode token, FieldPath volume, FieldPath path) {
        JsonNode expiration = token.path("expirationSeconds");
        if (expiration.asLong(0) < TEN_MINUTES) {
            errors.invalid(
                    path.child("expirationSeconds"),
                    expiration.asLong(0),
                    "may not specify a duration less than 10 minutes");
        } else if (expiration.asLong() > 1L << 32) {
            errors.invalid(
                    path.child("expirationSeconds"), expiration, "may not specify a duration larger than 2^32 seconds");
        }
        String file = token.path("path").asString("");
        if (file.isEmpty()) {
            errors.required(volume.child("path"), "");
        } else if (newer()) {
            PathRules.descendingWithoutDots(file, volume.child("path"), errors);
        }
    }
}
