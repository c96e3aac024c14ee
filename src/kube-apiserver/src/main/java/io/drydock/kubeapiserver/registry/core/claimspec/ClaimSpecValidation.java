package io.drydock.kubeapiserver.registry.core.claimspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.meta.LabelValidation;
import io.drydock.apimachinery.meta.ObjectMetaValidation;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Checks what a claim asks for.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidatePersistentVolumeClaimSpec,
 *     ValidatePersistentVolumeClaimTemplate"
 */
public final class ClaimSpecValidation {
    private final Release release;
    private final FieldErrors errors;
    private final boolean checksGroups;

    public ClaimSpecValidation(Release release, FieldErrors errors) {
        this(release, errors, release.atLeast(Release.V1_36));
    }

    private ClaimSpecValidation(Release release, FieldErrors errors, boolean checksGroups) {
        this.release = release;
        this.errors = errors;
        this.checksGroups = checksGroups;
    }

    /** For a claim that takes the place of another: if that one named a group for its data, any will do. */
    public static ClaimSpecValidation ofChange(JsonNode old, Release release, FieldErrors errors) {
        boolean named = List.of("dataSource", "dataSourceRef").stream()
                .anyMatch(field -> old.path(field).path("apiGroup").isString());
        return new ClaimSpecValidation(release, errors, release.atLeast(Release.V1_36) && !named);
    }

    public void validate(JsonNode spec, FieldPath path) {
        if (spec.path("accessModes").isEmpty()) {
            errors.required(path.child("accessModes"), "at least 1 access mode is required");
        }
        errors.selector(spec.path("selector"), path.child("selector"), release);
        StorageSpecValidation.validateAccessModes(spec, release, path, errors);
        String storage = spec.path("resources").path("requests").path("storage").asString("");
        FieldPath storagePath = path.child("resources").key("storage");
        if (storage.isEmpty()) {
            errors.required(storagePath, "");
        } else {
            StorageSpecValidation.requirePositive(storage, storagePath, errors);
        }
        StorageSpecValidation.validateClass(spec, path, errors);
        StorageSpecValidation.validateMode(spec, path, errors);
        validateSources(spec, path);
        String attributes = spec.path("volumeAttributesClassName").asString("");
        if (!attributes.isEmpty()) {
            errors.invalid(
                    path.child("volumeAttributesClassName"),
                    attributes,
                    NameRules.nameIsDnsSubdomain(attributes, false));
        }
    }

    private void validateSources(JsonNode spec, FieldPath path) {
        JsonNode source = spec.path("dataSource");
        JsonNode reference = spec.path("dataSourceRef");
        if (source.isObject()) {
            validateSource(source, path.child("dataSource"));
        }
        if (!reference.isObject()) {
            return;
        }
        validateSource(reference, path.child("dataSourceRef"));
        String namespace = reference.path("namespace").asString("");
        if (!namespace.isEmpty()) {
            errors.invalid(
                    path.child("dataSourceRef").child("namespace"),
                    namespace,
                    NameRules.nameIsDnsLabel(namespace, false));
        }
        if (!source.isObject()) {
            return;
        }
        // The path is what is shown as the wrong value: so it is in the real server.
        ShownValue shown = ShownValue.same("{}");
        if (!namespace.isEmpty()) {
            errors.invalid(path, shown, "may not be specified when dataSourceRef.namespace is specified");
        } else if (!sameSource(source, reference)) {
            errors.invalid(path, shown, "must match dataSourceRef");
        }
    }

    private static boolean sameSource(JsonNode source, JsonNode reference) {
        return List.of("apiGroup", "kind", "name").stream()
                .allMatch(field -> source.path(field)
                        .asString("")
                        .equals(reference.path(field).asString("")));
    }

    private void validateSource(JsonNode source, FieldPath path) {
        errors.requireText(source, path, "name");
        errors.requireText(source, path, "kind");
        String group = source.path("apiGroup").asString("");
        String kind = source.path("kind").asString("");
        if (group.isEmpty() && !kind.equals("PersistentVolumeClaim")) {
            boolean explained = release.atLeast(Release.V1_36);
            errors.invalid(
                    path,
                    kind,
                    explained ? "must be 'PersistentVolumeClaim' when referencing the default apiGroup" : "");
        }
        if (!group.isEmpty() && checksGroups) {
            errors.invalid(path.child("apiGroup"), group, NameRules.dns1123Subdomain(group));
        }
    }

    /** A claim inside of a pod, of whose metadata only labels and annotations are the author's to say. */
    public void validateTemplate(JsonNode template, FieldPath path) {
        JsonNode metadata = template.path("metadata");
        FieldPath metadataPath = path.child("metadata");
        errors.addAll(ObjectMetaValidation.validateAnnotations(
                texts(metadata.path("annotations")), metadataPath.child("annotations")));
        errors.addAll(LabelValidation.validateLabels(texts(metadata.path("labels")), metadataPath.child("labels")));
        for (Map.Entry<String, JsonNode> field : metadata.properties()) {
            boolean allowed = field.getKey().equals("labels") || field.getKey().equals("annotations");
            JsonNode value = field.getValue();
            if (!allowed
                    && !value.isNull()
                    && !(value.isString() && value.asString().isEmpty())) {
                errors.forbidden(metadataPath.child(field.getKey()), "cannot be set");
            }
        }
        validate(template.path("spec"), path.child("spec"));
    }

    private static Map<String, String> texts(JsonNode map) {
        Map<String, String> texts = new LinkedHashMap<>();
        map.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString("")));
        return texts;
    }
}
