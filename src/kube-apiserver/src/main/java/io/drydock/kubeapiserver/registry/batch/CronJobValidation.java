package io.drydock.kubeapiserver.registry.batch;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.core.podspec.PodTemplateValidation;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a cron job must hold.
 *
 * @see "Go: pkg/apis/batch/validation/validation.go: ValidateCronJob"
 */
final class CronJobValidation implements ObjectValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final int NAME_MAX_LENGTH = 52;
    private static final List<String> POLICIES = List.of("Allow", "Forbid", "Replace");

    private final JobValidation jobs;

    CronJobValidation(PodTemplateValidation templates) {
        this.jobs = new JobValidation(templates);
    }

    @Override
    public List<FieldError> validate(KubeObject cronJob) {
        FieldErrors errors = new FieldErrors();
        spec(cronJob.at("spec"), errors);
        if (cronJob.name().length() > NAME_MAX_LENGTH) {
            // Jobs are named after it, with the time of their start behind.
            errors.invalid(
                    FieldPath.of("metadata", "name"),
                    cronJob.name(),
                    "must be no more than " + NAME_MAX_LENGTH + " characters");
        }
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject cronJob, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        spec(cronJob.at("spec"), errors);
        return errors.list();
    }

    private void spec(JsonNode spec, FieldErrors errors) {
        String schedule = spec.path("schedule").asString("");
        if (schedule.isEmpty()) {
            errors.required(SPEC.child("schedule"), "");
        } else {
            Optional<String> problem = CronSchedule.problem(schedule);
            problem.ifPresent(detail -> errors.invalid(SPEC.child("schedule"), schedule, detail));
        }
        errors.notNegative(spec, SPEC, "startingDeadlineSeconds");
        errors.requireOneOf(spec.path("concurrencyPolicy"), SPEC.child("concurrencyPolicy"), POLICIES);
        JsonNode jobSpec = spec.path("jobTemplate").path("spec");
        jobs.spec(jobSpec, SPEC.child("jobTemplate").child("spec"), errors, false);
        errors.notNegative(spec, SPEC, "successfulJobsHistoryLimit");
        errors.notNegative(spec, SPEC, "failedJobsHistoryLimit");
    }
}
