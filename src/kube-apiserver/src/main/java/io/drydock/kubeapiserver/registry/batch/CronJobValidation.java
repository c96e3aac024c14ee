package io.drydock.kubeapiserver.registry.batch;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.ShownSelector;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a cron job must hold.
 *
 * @see "Go: pkg/apis/batch/validation/validation.go: ValidateCronJobCreate, validateCronJobSpec"
 */
final class CronJobValidation implements ObjectValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final int NAME_MAX_LENGTH = 52;
    private static final List<String> POLICIES = List.of("Allow", "Forbid", "Replace");

    private final ResourceContext context;
    private final Release release;

    CronJobValidation(ResourceContext context) {
        this.context = context;
        this.release = context.release();
    }

    @Override
    public List<FieldError> validate(KubeObject cronJob) {
        FieldErrors errors = new FieldErrors();
        spec(cronJob.at("spec"), false, errors);
        timeZone(cronJob.at("spec", "timeZone"), errors);
        rest(cronJob.at("spec"), errors);
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
        spec(cronJob.at("spec"), old.at("spec", "schedule").asString("").contains("TZ"), errors);
        if (!cronJob.at("spec", "timeZone").equals(old.at("spec", "timeZone"))) {
            timeZone(cronJob.at("spec", "timeZone"), errors);
        }
        rest(cronJob.at("spec"), errors);
        return errors.list();
    }

    /** @param oldZone whether the schedule has named a time zone before that had a field of its own */
    private void spec(JsonNode spec, boolean oldZone, FieldErrors errors) {
        String schedule = spec.path("schedule").asString("");
        FieldPath path = SPEC.child("schedule");
        if (schedule.isEmpty()) {
            errors.required(path, "");
        } else {
            boolean newer = release.atLeast(Release.V1_36);
            try {
                if (newer) {
                    CronSchedule.parse(schedule);
                } else {
                    CronSchedule.parseOlder(schedule);
                }
            } catch (InvalidScheduleException problem) {
                errors.invalid(path, schedule, String.valueOf(problem.getMessage()));
            }
            boolean zoned = newer && schedule.contains("TZ");
            if (zoned && !oldZone) {
                errors.invalid(path, schedule, "cannot use TZ or CRON_TZ in schedule, use timeZone field instead");
            } else if (zoned && spec.path("timeZone").isString()) {
                errors.invalid(path, schedule, "cannot use both timeZone field and TZ or CRON_TZ in schedule");
            }
        }
        errors.notNegative(spec, SPEC, "startingDeadlineSeconds");
    }

    private static void timeZone(JsonNode zone, FieldErrors errors) {
        if (!zone.isString()) {
            return;
        }
        FieldPath path = SPEC.child("timeZone");
        String name = zone.asString();
        if (name.isEmpty()) {
            errors.invalid(path, name, "timeZone must be nil or non-empty string");
        } else if (name.equalsIgnoreCase("Local")) {
            errors.invalid(
                    path, name, "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones");
        } else if (!TimeZoneRules.isLoadable(name)) {
            errors.invalid(path, name, "unknown time zone " + name);
        }
    }

    private void rest(JsonNode spec, FieldErrors errors) {
        errors.requireOneOf(spec.path("concurrencyPolicy"), SPEC.child("concurrencyPolicy"), POLICIES);
        JsonNode job = spec.path("jobTemplate").path("spec");
        FieldPath path = SPEC.child("jobTemplate").child("spec");
        new JobSpecValidation(context, errors).validate(job, path);
        if (job.path("selector").isObject()) {
            errors.invalid(
                    path.child("selector"),
                    ShownSelector.of(job.path("selector")),
                    "`selector` will be auto-generated");
        }
        if (job.path("manualSelector").asBoolean(false)) {
            errors.notSupported(path.child("manualSelector"), true, List.of("nil", "false"));
        }
        errors.notNegative(spec, SPEC, "successfulJobsHistoryLimit");
        errors.notNegative(spec, SPEC, "failedJobsHistoryLimit");
    }
}
