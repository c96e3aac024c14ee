package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.meta.ObjectMetaValidation;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Checks a template that pods are made of: its labels, its annotations, its specification.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidatePodTemplateSpec"
 */
public final class PodTemplateValidation {
    private final PodSpecValidation specs;
    private final PodAnnotationValidation annotationRules;
    private final boolean newer;

    /** @param context whose release gives the wording and the rules, and what the cluster allows */
    public PodTemplateValidation(ResourceContext context) {
        Release release = context.release();
        this.specs = new PodSpecValidation(context);
        this.annotationRules = new PodAnnotationValidation(release);
        this.newer = release.atLeast(Release.V1_36);
    }

    /** Checks what a template says of its pods besides their specification. */
    public void validateMetadata(JsonNode template, FieldPath path, FieldErrors errors) {
        JsonNode metadata = template.path("metadata");
        errors.labels(metadata.path("labels"), path.child("labels"));
        errors.addAll(ObjectMetaValidation.validateAnnotations(annotations(template), path.child("annotations")));
        annotationRules.validate(annotations(template), template.path("spec"), path.child("annotations"), errors);
    }

    private static Map<String, String> annotations(JsonNode template) {
        Map<String, String> annotations = new LinkedHashMap<>();
        template.path("metadata")
                .path("annotations")
                .properties()
                .forEach(entry ->
                        annotations.put(entry.getKey(), entry.getValue().asString("")));
        return annotations;
    }

    /** @param template a {@code PodTemplateSpec} with its defaults */
    public void validate(JsonNode template, FieldPath path, FieldErrors errors) {
        validateMetadata(template, path, errors);
        specs.validateOfTemplate(template.path("spec"), path.child("spec"), errors);
        if (newer) {
            ProfileAnnotationValidation.validate(
                    annotations(template), template.path("spec"), path.child("spec"), errors);
        }
        if (!template.path("spec").path("ephemeralContainers").isEmpty()) {
            errors.forbidden(
                    path.child("spec").child("ephemeralContainers"),
                    "ephemeral containers not allowed in pod template");
        }
    }
}
