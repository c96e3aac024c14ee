package io.drydock.kubeapiserver.registry.batch;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.ShownSelector;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of a job stays as it is. One that is suspended and has never started may still be told where to run.
 *
 * @see "Go: pkg/apis/batch/validation/validation.go: ValidateJobSpecUpdate"
 */
final class JobUpdateValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> PLACEMENT = List.of("nodeSelector", "tolerations", "schedulingGates");

    private final boolean newer;
    private final FieldErrors errors;

    JobUpdateValidation(Release release, FieldErrors errors) {
        this.newer = release.atLeast(Release.V1_36);
        this.errors = errors;
    }

    void validate(KubeObject job, KubeObject old) {
        completions(job.at("spec"), old.at("spec"));
        JsonNode selector = job.at("spec", "selector");
        if (!selector.equals(old.at("spec", "selector"))) {
            errors.invalid(SPEC.child("selector"), ShownSelector.of(selector), FieldErrors.IMMUTABLE);
        }
        boolean open = newer
                && job.at("spec", "suspend").asBoolean(false)
                && !old.at("status").has("startTime");
        JsonNode template = job.at("spec", "template");
        JsonNode before = old.at("spec", "template");
        if (!template.equals(open ? withPlacementOf(template, before) : before)) {
            errors.invalid(SPEC.child("template"), template, FieldErrors.IMMUTABLE);
        }
        if (newer) {
            for (String field : List.of(
                    "completionMode", "podFailurePolicy", "backoffLimitPerIndex", "managedBy", "successPolicy")) {
                immutable(job, old, field);
            }
        }
    }

    private void immutable(KubeObject job, KubeObject old, String field) {
        errors.immutable(job.at("spec", field), old.at("spec", field), SPEC.child(field));
    }

    private void completions(JsonNode spec, JsonNode old) {
        JsonNode completions = spec.path("completions");
        boolean indexed = spec.path("completionMode").asString("").equals("Indexed");
        if (!newer || !indexed) {
            errors.immutable(completions, old.path("completions"), SPEC.child("completions"));
        } else if (!completions.equals(old.path("completions")) && !completions.equals(spec.path("parallelism"))) {
            errors.invalid(
                    SPEC.child("completions"), completions, "can only be modified in tandem with spec.parallelism");
        }
    }

    private static JsonNode withPlacementOf(JsonNode template, JsonNode before) {
        ObjectNode expected = (ObjectNode) before.deepCopy();
        for (String field : List.of("labels", "annotations")) {
            copy(template.path("metadata"), expected.withObjectProperty("metadata"), field);
        }
        ObjectNode spec = expected.withObjectProperty("spec");
        PLACEMENT.forEach(field -> copy(template.path("spec"), spec, field));
        JsonNode affinity = template.path("spec").path("affinity");
        copy(affinity, spec.withObjectProperty("affinity"), "nodeAffinity");
        if (spec.path("affinity").isEmpty() && !affinity.isObject()) {
            spec.remove("affinity");
        }
        return expected;
    }

    private static void copy(JsonNode from, ObjectNode to, String field) {
        if (from.has(field)) {
            to.set(field, from.get(field));
        } else {
            to.remove(field);
        }
    }
}
