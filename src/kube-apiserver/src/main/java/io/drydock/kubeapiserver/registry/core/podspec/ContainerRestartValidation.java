package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Checks when one container is started again, which newer releases let it say for itself.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateContainerRestartPolicy, 1.36"
 */
final class ContainerRestartValidation {
    private static final List<String> POLICIES = List.of("Always", "Never", "OnFailure");
    private static final List<String> ACTIONS = List.of("Restart", "RestartAllContainers");
    private static final List<String> OPERATORS = List.of("In", "NotIn");
    private static final int MOST_RULES = 20;
    private static final int MOST_EXIT_CODES = 255;

    private static final String NEEDS_POLICY = "must specify restartPolicy when restart rules are used";

    private final Release release;
    private final FieldErrors errors;

    ContainerRestartValidation(Release release, FieldErrors errors) {
        this.release = release;
        this.errors = errors;
    }

    void validate(JsonNode container, FieldPath path) {
        if (!release.atLeast(Release.V1_36)) {
            return;
        }
        JsonNode policy = container.path("restartPolicy");
        JsonNode rules = container.path("restartPolicyRules");
        if (!policy.isString()) {
            if (!rules.isEmpty()) {
                errors.required(path.child("restartPolicy"), NEEDS_POLICY);
            }
        } else if (!POLICIES.contains(policy.asString())) {
            errors.notSupported(path.child("restartPolicy"), policy, POLICIES);
        }
        FieldPath rulesPath = path.child("restartPolicyRules");
        if (rules.size() > MOST_RULES) {
            errors.add(FieldError.tooMany(rulesPath, rules.size(), MOST_RULES));
        }
        for (int i = 0; i < rules.size(); i++) {
            validateRule(rules.get(i), rulesPath.index(i));
        }
    }

    /** Rules without a policy are not looked at, unlike those of other containers. */
    void validateOfInit(JsonNode container, FieldPath path) {
        if (container.path("restartPolicy").isString()
                || container.path("restartPolicyRules").isEmpty()) {
            validate(container, path);
        } else {
            errors.required(path.child("restartPolicy"), NEEDS_POLICY);
        }
    }

    private void validateRule(JsonNode rule, FieldPath path) {
        String action = rule.path("action").asString("");
        if (!ACTIONS.contains(action)) {
            errors.notSupported(path.child("action"), action, ACTIONS);
        }
        JsonNode codes = rule.path("exitCodes");
        FieldPath codesPath = path.child("exitCodes");
        if (!codes.isObject()) {
            errors.required(codesPath, "must be specified");
            return;
        }
        String operator = codes.path("operator").asString("");
        if (!OPERATORS.contains(operator)) {
            errors.notSupported(codesPath.child("operator"), operator, OPERATORS);
        }
        if (codes.path("values").size() > MOST_EXIT_CODES) {
            errors.add(FieldError.tooMany(
                    codesPath.child("values"), codes.path("values").size(), MOST_EXIT_CODES));
        }
    }
}
