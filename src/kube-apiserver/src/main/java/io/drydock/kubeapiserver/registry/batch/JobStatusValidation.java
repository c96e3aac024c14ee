package io.drydock.kubeapiserver.registry.batch;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What newer releases ask of the status of a job, since controllers other than their own may write it. Most of it is
 * asked only of what changes, so that a status that was wrong before does not stop others from being written.
 *
 * @see "Go: pkg/apis/batch/validation/validation.go: validateJobStatus, ValidateJobStatusUpdate, 1.36"
 * @see "Go: pkg/registry/batch/job/strategy.go: getStatusValidationOptions, 1.36"
 */
final class JobStatusValidation {
    private static final FieldPath STATUS = FieldPath.of("status");
    private static final String COMPLETE = "Complete";
    private static final String FAILED = "Failed";
    private static final String FAILURE_TARGET = "FailureTarget";
    private static final String SUCCESS = "SuccessCriteriaMet";

    private final JsonNode spec;
    private final JsonNode status;
    private final JsonNode before;
    private final boolean finished;
    private final boolean finishedFlipped;
    private final FieldErrors errors;

    JobStatusValidation(KubeObject job, KubeObject old, FieldErrors errors) {
        this.spec = job.at("spec");
        this.status = job.at("status");
        this.before = old.at("status");
        this.finished = is(COMPLETE) || is(FAILED);
        this.finishedFlipped = finished != (is(before, COMPLETE) || is(before, FAILED));
        this.errors = errors;
    }

    void validate() {
        uncountedPods();
        outcome();
        finished();
        new JobIndexStatusValidation(spec, status, before, errors).validate();
        pods();
        success();
        nothingTakenBack();
    }

    private void uncountedPods() {
        Set<String> seen = new HashSet<>();
        for (String field : List.of("succeeded", "failed")) {
            JsonNode pods = status.path("uncountedTerminatedPods").path(field);
            for (int i = 0; i < pods.size(); i++) {
                String uid = pods.get(i).asString("");
                FieldPath path =
                        STATUS.child("uncountedTerminatedPods").child(field).index(i);
                if (uid.isEmpty()) {
                    errors.invalid(path, uid, "must not be empty");
                } else if (!seen.add(uid)) {
                    errors.duplicate(path, uid);
                }
            }
        }
    }

    private void outcome() {
        boolean completeChanged = flipped(COMPLETE);
        if ((completeChanged || flipped(FAILED)) && is(COMPLETE) && is(FAILED)) {
            conditions("cannot set Complete=True and Failed=true conditions");
        }
        if ((completeChanged || flipped(FAILURE_TARGET)) && is(COMPLETE) && is(FAILURE_TARGET)) {
            conditions("cannot set Complete=True and FailureTarget=true conditions");
        }
        if (completeChanged || changed("completionTime")) {
            if (status.has("completionTime") && !is(COMPLETE)) {
                time("cannot set completionTime when there is no Complete=True condition");
            }
            if (!status.has("completionTime") && is(COMPLETE)) {
                errors.required(STATUS.child("completionTime"), "completionTime is required for Complete jobs");
            }
        }
        // Both are written in the same form, to the second, so that their texts are in the order of the times.
        if ((changed("startTime") || changed("completionTime"))
                && status.has("startTime")
                && status.has("completionTime")
                && text("completionTime").compareTo(text("startTime")) < 0) {
            time("completionTime cannot be set before startTime");
        }
        if ((flipped(FAILED) || changed("failedIndexes")) && is(FAILED) && !is(FAILURE_TARGET)) {
            conditions("cannot set Failed=True condition without the FailureTarget=true condition");
        }
        if ((completeChanged || flipped(SUCCESS)) && is(COMPLETE) && !is(SUCCESS)) {
            conditions("cannot set Complete=True condition without the SuccessCriteriaMet=true condition");
        }
    }

    private void finished() {
        if (finished && (finishedFlipped || changed("active")) && number("active") > 0) {
            errors.invalid(STATUS.child("active"), number("active"), "active>0 is invalid for finished job");
        }
        boolean neverRan = spec.path("suspend").asBoolean(false)
                && spec.path("completions").asLong(-1) == 0;
        if (finished && (finishedFlipped || changed("startTime")) && !neverRan && !status.has("startTime")) {
            errors.required(STATUS.child("startTime"), "startTime is required for finished job");
        }
        JsonNode uncounted = status.path("uncountedTerminatedPods");
        if (finished
                && (finishedFlipped || changed("uncountedTerminatedPods"))
                && uncounted.path("succeeded").size() + uncounted.path("failed").size() > 0) {
            errors.invalid(
                    STATUS.child("uncountedTerminatedPods"),
                    ShownValue.same("{\"Succeeded\":" + shown(uncounted.path("succeeded")) + ",\"Failed\":"
                            + shown(uncounted.path("failed")) + "}"),
                    "uncountedTerminatedPods needs to be empty for finished job");
        }
    }

    private static String shown(JsonNode uids) {
        return uids.isArray() ? uids.toString() : "null";
    }

    private void pods() {
        if (finished && (finishedFlipped || changed("terminating")) && number("terminating") > 0) {
            errors.invalid(
                    STATUS.child("terminating"), number("terminating"), "terminating>0 is invalid for finished job");
        }
        boolean counted = status.path("ready").isNumber() && (changed("ready") || changed("active"));
        if (counted && number("ready") > number("active")) {
            errors.invalid(STATUS.child("ready"), number("ready"), "cannot set more ready pods than active");
        }
    }

    private void success() {
        if (is(SUCCESS) && is(FAILED)) {
            conditions("cannot set SuccessCriteriaMet=True and Failed=true conditions");
        }
        if (is(SUCCESS) && is(FAILURE_TARGET)) {
            conditions("cannot set SuccessCriteriaMet=True and FailureTarget=true conditions");
        }
        if (spec.path("successPolicy").isObject() && !is(SUCCESS) && is(COMPLETE)) {
            conditions("cannot set Complete=True for Job with SuccessPolicy unless SuccessCriteriaMet=True");
        }
    }

    private void nothingTakenBack() {
        for (String condition : List.of(FAILED, COMPLETE, FAILURE_TARGET)) {
            if (is(before, condition) && !is(condition)) {
                conditions("cannot disable the terminal " + condition + "=True condition");
            }
        }
        if (number("failed") < before.path("failed").asLong(0)) {
            errors.invalid(STATUS.child("failed"), number("failed"), "cannot decrease the failed counter");
        }
        // An indexed job with as many pods as completions may be made smaller.
        boolean elastic = spec.path("completionMode").asString("").equals("Indexed")
                && spec.path("completions").equals(spec.path("parallelism"));
        if (!elastic && number("succeeded") < before.path("succeeded").asLong(0)) {
            errors.invalid(STATUS.child("succeeded"), number("succeeded"), "cannot decrease the succeeded counter");
        }
        if (status.has("completionTime") && before.has("completionTime") && changed("completionTime")) {
            time("completionTime cannot be mutated");
        }
        if (before.has("startTime")
                && changed("startTime")
                && !spec.path("suspend").asBoolean(false)) {
            errors.required(STATUS.child("startTime"), "startTime cannot be removed for unsuspended job");
        }
        if (is(before, SUCCESS) && !is(SUCCESS)) {
            conditions("cannot disable the SuccessCriteriaMet=True condition");
        }
        if (is(before, COMPLETE) && !is(before, SUCCESS) && is(SUCCESS)) {
            conditions("cannot set SuccessCriteriaMet=True for Job already has Complete=true conditions");
        }
    }

    private void conditions(String detail) {
        errors.add(new FieldError(
                FieldError.Type.INVALID, STATUS.child("conditions").text(), null, detail));
    }

    private void time(String detail) {
        errors.invalid(STATUS.child("completionTime"), status.path("completionTime"), detail);
    }

    private boolean changed(String field) {
        return !status.path(field).equals(before.path(field));
    }

    private boolean flipped(String condition) {
        return is(condition) != is(before, condition);
    }

    private boolean is(String condition) {
        return is(status, condition);
    }

    private static boolean is(JsonNode status, String condition) {
        for (JsonNode given : status.path("conditions")) {
            if (given.path("type").asString("").equals(condition)
                    && given.path("status").asString("").equals("True")) {
                return true;
            }
        }
        return false;
    }

    private long number(String field) {
        return status.path(field).asLong(0);
    }

    private String text(String field) {
        return status.path(field).asString("");
    }
}
