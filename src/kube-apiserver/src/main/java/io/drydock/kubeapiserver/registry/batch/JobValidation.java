package io.drydock.kubeapiserver.registry.batch;

import io.drydock.apimachinery.labels.LabelSelector;
import io.drydock.apimachinery.meta.LabelValidation;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.selection.InvalidSelectorException;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.core.podspec.PodTemplateValidation;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a job must hold, and what of it stays as it is.
 *
 * @see "Go: pkg/apis/batch/validation/validation.go: ValidateJob, ValidateJobUpdate"
 */
final class JobValidation implements ObjectValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> COUNTS =
            List.of("parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished");

    private final PodTemplateValidation templates;

    JobValidation(PodTemplateValidation templates) {
        this.templates = templates;
    }

    @Override
    public List<FieldError> validate(KubeObject job) {
        FieldErrors errors = new FieldErrors();
        JsonNode spec = job.at("spec");
        spec(spec, SPEC, errors, true);
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject job, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        spec(job.at("spec"), SPEC, errors, true);
        for (String field : List.of("completions", "selector", "template")) {
            errors.immutable(job.at("spec", field), old.at("spec", field), SPEC.child(field));
        }
        return errors.list();
    }

    /** @param selects whether the job has its selector by now, as one that is stored has and a template has not */
    void spec(JsonNode spec, FieldPath path, FieldErrors errors, boolean selects) {
        if (selects && !spec.path("selector").isObject()) {
            errors.required(path.child("selector"), "");
        } else if (selects) {
            errors.addAll(LabelValidation.validateSelector(spec.path("selector"), path.child("selector")));
        }
        if (selects) {
            matching(spec, path, errors);
        }
        COUNTS.forEach(field -> errors.notNegative(spec, path, field));
        FieldPath template = path.child("template");
        templates.validate(spec.path("template"), template, errors);
        String restart =
                spec.path("template").path("spec").path("restartPolicy").asString("");
        if (restart.equals("Always")) {
            // The server's default, which says no more than that the author chose nothing.
            errors.required(template.child("spec").child("restartPolicy"), "valid values: \"OnFailure\", \"Never\"");
        }
    }

    private static void matching(JsonNode spec, FieldPath path, FieldErrors errors) {
        JsonNode labels = spec.path("template").path("metadata").path("labels");
        Map<String, String> values = new LinkedHashMap<>();
        labels.properties()
                .forEach(label -> values.put(label.getKey(), label.getValue().asString("")));
        try {
            if (!LabelSelector.ofTree(spec.path("selector")).matches(values)) {
                errors.invalid(
                        path.child("template").child("metadata").child("labels"),
                        values,
                        "`selector` does not match template `labels`");
            }
        } catch (InvalidSelectorException reported) {
            // What is wrong with the selector has been said already.
            return;
        }
    }
}
