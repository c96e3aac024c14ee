package io.drydock.kubeapiserver.registry.batch;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.labels.LabelSelector;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.selection.InvalidSelectorException;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.ShownSelector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a job must hold.
 *
 * @see "Go: pkg/apis/batch/validation/validation.go: ValidateJob, ValidateJobUpdate"
 */
final class JobValidation implements ObjectValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath STATUS = FieldPath.of("status");

    private static final String PREFIX = "batch.kubernetes.io/";
    private static final String CONTROLLER_UID = "controller-uid";
    private static final String JOB_NAME = "job-name";

    private final ResourceContext context;
    private final Release release;

    JobValidation(ResourceContext context) {
        this.context = context;
        this.release = context.release();
    }

    @Override
    public List<FieldError> validate(KubeObject job) {
        return asNew(job, release.atLeast(Release.V1_36)).list();
    }

    /** @param prefixed whether the labels that were added last are demanded too */
    private FieldErrors asNew(KubeObject job, boolean prefixed) {
        FieldErrors errors = new FieldErrors();
        generatedSelector(job, prefixed, errors);
        specWithSelector(job.at("spec"), errors);
        hostnames(job, errors);
        return errors;
    }

    @Override
    public List<FieldError> validateWhole(KubeObject job) {
        FieldErrors errors = new FieldErrors();
        errors.metadata(job, true);
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject job, KubeObject old) {
        Map<String, String> before = labels(old.at("spec"));
        boolean prefixed = before.containsKey(PREFIX + JOB_NAME) && before.containsKey(PREFIX + CONTROLLER_UID);
        // As a new one, and then as a changed one; what is wrong is said twice.
        FieldErrors errors = asNew(job, prefixed);
        specWithSelector(job.at("spec"), errors);
        new JobUpdateValidation(release, errors).validate(job, old);
        return errors.list();
    }

    @Override
    public List<FieldError> validateStatusUpdate(KubeObject job, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        for (String field : List.of("active", "succeeded", "failed", "ready", "terminating")) {
            errors.notNegative(job.at("status"), STATUS, field);
        }
        if (release.atLeast(Release.V1_36)) {
            new JobStatusValidation(job, old, errors).validate();
        }
        return errors.list();
    }

    private void specWithSelector(JsonNode spec, FieldErrors errors) {
        new JobSpecValidation(context, errors).validate(spec, SPEC);
        JsonNode selector = spec.path("selector");
        if (selector.isObject()) {
            errors.selector(selector, SPEC.child("selector"), release);
        } else {
            errors.required(SPEC.child("selector"), "");
        }
        if (!matches(selector, labels(spec))) {
            errors.invalid(
                    SPEC.child("template").child("metadata").child("labels"),
                    shownLabels(spec),
                    "`selector` does not match template `labels`");
        }
    }

    /** What is no selector is told of elsewhere, and counts as one that matches. */
    private static boolean matches(JsonNode selector, Map<String, String> labels) {
        try {
            return LabelSelector.ofTree(selector).matches(labels);
        } catch (InvalidSelectorException reported) {
            return true;
        }
    }

    private static Map<String, String> labels(JsonNode spec) {
        Map<String, String> labels = new LinkedHashMap<>();
        spec.path("template")
                .path("metadata")
                .path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
        return labels;
    }

    private static ShownValue shownLabels(JsonNode spec) {
        return ShownSelector.ofLabels(spec.path("template").path("metadata").path("labels"));
    }

    /** A selector that was not the author's own names the job by its uid, and so do the labels of its pods. */
    private static void generatedSelector(KubeObject job, boolean prefixed, FieldErrors errors) {
        JsonNode spec = job.at("spec");
        if (spec.path("manualSelector").asBoolean(false)
                || !spec.path("selector").isObject()) {
            return;
        }
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put(CONTROLLER_UID, job.uid());
        expected.put(JOB_NAME, job.name());
        if (prefixed) {
            expected.put(PREFIX + CONTROLLER_UID, job.uid());
            expected.put(PREFIX + JOB_NAME, job.name());
        }
        Map<String, String> labels = labels(spec);
        FieldPath path = SPEC.child("template").child("metadata").child("labels");
        expected.forEach((key, value) -> {
            if (!labels.containsKey(key)) {
                errors.required(path.key(key), "must be '" + value + "'");
            } else if (!value.equals(labels.get(key))) {
                errors.invalid(path.key(key), shownLabels(spec), "must be '" + value + "'");
            }
        });
        if (!matches(spec.path("selector"), expected)) {
            errors.invalid(
                    SPEC.child("selector"), ShownSelector.of(spec.path("selector")), "`selector` not auto-generated");
        }
    }

    /** The pods of an indexed job have its name and their index as their own. */
    private static void hostnames(KubeObject job, FieldErrors errors) {
        long completions = job.at("spec", "completions").asLong(0);
        boolean indexed = job.at("spec", "completionMode").asString("").equals("Indexed");
        if (!indexed || completions <= 0) {
            return;
        }
        String last = job.name() + "-" + (completions - 1);
        if (!NameRules.dns1123Label(last).isEmpty()) {
            errors.invalid(
                    FieldPath.of("metadata", "name"),
                    job.name(),
                    "will not able to create pod with invalid DNS label: " + last);
        }
    }
}
