package io.drydock.kubeapiserver.registry.batch;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import tools.jackson.databind.JsonNode;

/**
 * What the status of a job may say of the indexes that are completed and those that have failed.
 *
 * @param before the status that was there
 * @see "Go: pkg/apis/batch/validation/validation.go: ValidateJobUpdateStatus, validateIndexesFormat, 1.36"
 */
record JobIndexStatusValidation(JsonNode spec, JsonNode status, JsonNode before, FieldErrors errors) {
    private static final FieldPath STATUS = FieldPath.of("status");
    private static final String COMPLETED = "completedIndexes";
    private static final String FAILED = "failedIndexes";

    void validate() {
        boolean completedChanged =
                !text(COMPLETED).equals(before.path(COMPLETED).asString(""));
        boolean failedChanged = !status.path(FAILED).equals(before.path(FAILED));
        boolean counted = spec.path("completions").isNumber();
        boolean perIndex = spec.path("backoffLimitPerIndex").isNumber();
        boolean indexed = spec.path("completionMode").asString("").equals("Indexed");
        if (completedChanged && counted) {
            format(COMPLETED);
        }
        if (failedChanged && counted && perIndex && status.has(FAILED)) {
            format(FAILED);
        }
        if (completedChanged && !text(COMPLETED).isEmpty() && !indexed) {
            errors.invalid(
                    STATUS.child(COMPLETED),
                    text(COMPLETED),
                    "cannot set non-empty completedIndexes when non-indexed completion mode");
        }
        if (failedChanged && !perIndex && status.has(FAILED)) {
            failed("cannot set non-null failedIndexes when backoffLimitPerIndex is null");
        }
        if ((failedChanged || completedChanged) && counted && status.has(FAILED)) {
            intervals()
                    .overlap(text(COMPLETED), text(FAILED))
                    .ifPresent(index -> failed("failedIndexes and completedIndexes overlap at index: " + index));
        }
    }

    private void format(String field) {
        try {
            intervals().count(text(field));
        } catch (IllegalArgumentException unreadable) {
            errors.invalid(STATUS.child(field), text(field), "error parsing " + field + ": " + unreadable.getMessage());
        }
    }

    private IndexIntervals intervals() {
        return new IndexIntervals(spec.path("completions").asLong());
    }

    private void failed(String detail) {
        errors.invalid(STATUS.child(FAILED), text(FAILED), detail);
    }

    private String text(String field) {
        return status.path(field).asString("");
    }
}
