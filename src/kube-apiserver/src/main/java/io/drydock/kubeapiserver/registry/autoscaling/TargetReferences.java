package io.drydock.kubeapiserver.registry.autoscaling;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Checks what an autoscaler refers to. Newer releases look at the version of its API too, but not where what was there
 * before would no longer be accepted.
 *
 * @see "Go: pkg/apis/autoscaling/validation/validation.go: ValidateCrossVersionObjectReference, 1.36"
 */
final class TargetReferences {
    private final boolean versionsToo;
    private final Optional<JsonNode> old;

    /** @param old the specification before, absent for a new autoscaler */
    TargetReferences(boolean versionsToo, Optional<JsonNode> old) {
        this.versionsToo = versionsToo;
        this.old = old;
    }

    /** What is scaled must be of a group, as all but replication controllers are. */
    void validateTarget(JsonNode target, FieldPath path, FieldErrors errors) {
        validateNames(target, path, errors);
        boolean kept = old.map(before -> before.path("scaleTargetRef"))
                .filter(before -> text(before, "apiVersion").equals(text(target, "apiVersion"))
                        && text(before, "kind").equals(text(target, "kind")))
                .isPresent();
        if (versionsToo && !kept) {
            validateVersion(target, text(target, "kind").equals("ReplicationController"), path, errors);
        }
    }

    /** What a metric describes may be of any group. */
    void validateDescribed(JsonNode described, FieldPath path, FieldErrors errors) {
        validateNames(described, path, errors);
        if (versionsToo && !hadInvalidVersions()) {
            validateVersion(described, true, path, errors);
        }
    }

    private boolean hadInvalidVersions() {
        return old.stream()
                .flatMap(before -> before.path("metrics").valueStream())
                .map(metric -> metric.path("object").path("describedObject"))
                .anyMatch(described -> described.isObject() && hasTooManySlashes(text(described, "apiVersion")));
    }

    private static void validateNames(JsonNode reference, FieldPath path, FieldErrors errors) {
        for (String field : List.of("kind", "name")) {
            String value = text(reference, field);
            if (value.isEmpty()) {
                errors.required(path.child(field), "");
            } else {
                errors.invalid(path.child(field), value, NameRules.pathSegmentName(value, false));
            }
        }
    }

    private static void validateVersion(JsonNode reference, boolean anyGroup, FieldPath path, FieldErrors errors) {
        String version = text(reference, "apiVersion");
        if (hasTooManySlashes(version)) {
            errors.invalid(path.child("apiVersion"), version, "unexpected GroupVersion string: " + version);
        } else if (!anyGroup && version.indexOf('/') <= 0) {
            errors.invalid(path.child("apiVersion"), version, "apiVersion must specify API group");
        }
    }

    private static boolean hasTooManySlashes(String version) {
        return !version.equals("/") && version.indexOf('/') != version.lastIndexOf('/');
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
