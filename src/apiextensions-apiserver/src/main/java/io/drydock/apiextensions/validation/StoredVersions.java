package io.drydock.apiextensions.validation;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ShownValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The versions in which objects may still be stored: the one that is stored now is among them, and none is taken away
 * while it is.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go:
 *     ValidateCustomResourceDefinitionStoredVersions"
 */
final class StoredVersions {
    private static final FieldPath PATH = FieldPath.of("status", "storedVersions");

    private StoredVersions() {}

    static void validate(
            JsonNode stored, List<DefinitionView.Version> versions, boolean newest, List<FieldError> errors) {
        if (stored.isEmpty()) {
            errors.add(FieldError.invalid(
                    PATH, new ShownValue("[]string(nil)", "null"), "must have at least one stored version"));
            return;
        }
        Set<String> names = new HashSet<>();
        stored.forEach(name -> names.add(name.asString("")));
        for (DefinitionView.Version version : versions) {
            if (version.isStorage() && !names.contains(version.name())) {
                JsonNode shown = newest ? stored : version.tree();
                errors.add(FieldError.invalid(PATH, shown, "must have the storage version " + version.name()));
            }
        }
        int index = 0;
        for (JsonNode entry : stored) {
            String name = entry.asString("");
            if (versions.stream().noneMatch(version -> version.name().equals(name))) {
                errors.add(FieldError.invalid(PATH.index(index), entry, gone(name, newest)));
            }
            index++;
        }
    }

    private static String gone(String version, boolean newest) {
        return newest
                ? "missing from spec.versions; %1$s was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in %1$s and removes %1$s from status.storedVersions"
                        .formatted(version)
                : "must appear in spec.versions";
    }
}
