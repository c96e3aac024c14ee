package io.drydock.kubeapiserver.registry.batch;

import io.drydock.apimachinery.validation.AddressRules;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.core.podspec.PodTemplateValidation;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What the specification of a job must hold, in a job or in a template of jobs.
 *
 * @see "Go: pkg/apis/batch/validation/validation.go: validateJobSpec"
 */
final class JobSpecValidation {
    private static final List<String> COUNTS = List.of(
            "parallelism",
            "completions",
            "activeDeadlineSeconds",
            "backoffLimit",
            "ttlSecondsAfterFinished",
            "backoffLimitPerIndex");
    private static final List<String> MODES = List.of("NonIndexed", "Indexed");
    private static final List<String> REPLACEMENTS = List.of("Failed", "TerminatingOrFailed");
    private static final int MANAGER_MAX_LENGTH = 63;
    private static final int MANY = 100_000;
    private static final int FEWER = 10_000;

    private final ResourceContext context;
    private final FieldErrors errors;

    JobSpecValidation(ResourceContext context, FieldErrors errors) {
        this.context = context;
        this.errors = errors;
    }

    void validate(JsonNode spec, FieldPath path) {
        COUNTS.forEach(field -> errors.notNegative(spec, path, field));
        if (spec.path("maxFailedIndexes").isNumber()) {
            errors.notNegative(spec, path, "maxFailedIndexes");
            if (!spec.path("backoffLimitPerIndex").isNumber()) {
                errors.required(path.child("backoffLimitPerIndex"), "when maxFailedIndexes is specified");
            }
        }
        manager(spec.path("managedBy"), path.child("managedBy"));
        completionMode(spec, path);
        boolean indexed = spec.path("completionMode").asString("").equals("Indexed");
        if (spec.path("podFailurePolicy").isObject()) {
            new PodFailurePolicyValidation(spec, errors).validate(path.child("podFailurePolicy"));
        }
        JsonNode success = spec.path("successPolicy");
        if (success.isObject() && !indexed) {
            errors.invalid(
                    path.child("successPolicy"),
                    SuccessPolicyValidation.shown(success),
                    "requires indexed completion mode");
        } else if (success.isObject()) {
            new SuccessPolicyValidation(spec.path("completions").asLong(0), errors)
                    .validate(success, path.child("successPolicy"));
        }
        replacement(spec, path.child("podReplacementPolicy"));
        FieldPath template = path.child("template");
        new PodTemplateValidation(context).validate(spec.path("template"), template, errors);
        restartPolicy(spec, template.child("spec").child("restartPolicy"));
    }

    private void manager(JsonNode manager, FieldPath path) {
        if (!manager.isString()) {
            return;
        }
        errors.addAll(AddressRules.domainPrefixedPath(path, manager.asString()));
        if (manager.asString().length() > MANAGER_MAX_LENGTH) {
            errors.add(FieldError.tooLong(path, MANAGER_MAX_LENGTH));
        }
    }

    private void completionMode(JsonNode spec, FieldPath path) {
        JsonNode mode = spec.path("completionMode");
        if (mode.isString() && !MODES.contains(mode.asString())) {
            errors.notSupported(path.child("completionMode"), mode, MODES);
        }
        if (mode.asString("").equals("Indexed")) {
            indexed(spec, path);
        } else if (mode.asString("NonIndexed").equals("NonIndexed")) {
            for (String field : List.of("backoffLimitPerIndex", "maxFailedIndexes")) {
                if (spec.path(field).isNumber()) {
                    errors.invalid(path.child(field), spec.path(field), "requires indexed completion mode");
                }
            }
        }
    }

    private void indexed(JsonNode spec, FieldPath path) {
        JsonNode completions = spec.path("completions");
        JsonNode failed = spec.path("maxFailedIndexes");
        FieldPath failedPath = path.child("maxFailedIndexes");
        if (!completions.isNumber()) {
            errors.required(path.child("completions"), "when completion mode is Indexed");
        }
        notMoreThan(MANY, " when completion mode is Indexed", spec, path, "parallelism");
        if (completions.isNumber() && failed.isNumber() && failed.asLong() > completions.asLong()) {
            errors.invalid(failedPath, failed, "must be less than or equal to completions");
        }
        notMoreThan(MANY, "", spec, path, "maxFailedIndexes");
        if (completions.asLong(0) > MANY && spec.path("backoffLimitPerIndex").isNumber()) {
            String when = " when completions are above " + MANY + " and used with backoff limit per index";
            if (!failed.isNumber()) {
                errors.required(failedPath, "must be specified when completions is above " + MANY);
            }
            notMoreThan(FEWER, when, spec, path, "parallelism");
            notMoreThan(FEWER, when, spec, path, "maxFailedIndexes");
        }
    }

    private void notMoreThan(int most, String when, JsonNode spec, FieldPath path, String field) {
        if (spec.path(field).asLong(0) > most) {
            errors.invalid(path.child(field), spec.path(field), "must be less than or equal to " + most + when);
        }
    }

    private void replacement(JsonNode spec, FieldPath path) {
        JsonNode policy = spec.path("podReplacementPolicy");
        List<String> known = spec.path("podFailurePolicy").isObject() ? List.of("Failed") : REPLACEMENTS;
        if (policy.isString() && !known.contains(policy.asString())) {
            errors.notSupported(path, policy, known);
        }
    }

    private void restartPolicy(JsonNode spec, FieldPath path) {
        String policy = spec.path("template").path("spec").path("restartPolicy").asString("");
        switch (policy) {
            // The server's default, which says no more than that the author chose nothing.
            case "Always" -> errors.required(path, "valid values: \"OnFailure\", \"Never\"");
            case "Never" -> {}
            case "OnFailure" -> {
                if (spec.path("podFailurePolicy").isObject()) {
                    errors.invalid(path, policy, "only \"Never\" is supported when podFailurePolicy is specified");
                }
            }
            default -> errors.notSupported(path, policy, List.of("OnFailure", "Never"));
        }
    }
}
