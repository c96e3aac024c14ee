package io.drydock.kubeapiserver.registry.rbac;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.meta.LabelValidation;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.apiserver.authorization.rbac.PolicyRule;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What roles may say.
 *
 * @see "Go: pkg/apis/rbac/validation/validation.go: ValidateRole, ValidateClusterRole"
 */
final class RoleValidation {
    private static final FieldPath SELECTORS = FieldPath.of("aggregationRule", "clusterRoleSelectors");

    /** What is shown is what could not be made of it. */
    private static final ShownValue UNPARSED = new ShownValue("\"null\"", "null");

    private RoleValidation() {}

    /** @param namespaced whether it is a Role rather than a ClusterRole */
    static List<FieldError> validate(KubeObject role, boolean namespaced, Release release) {
        FieldErrors errors = new FieldErrors();
        List<PolicyRule> rules = PolicyRule.listOf(role.at("rules"));
        for (int i = 0; i < rules.size(); i++) {
            validate(rules.get(i), namespaced, FieldPath.of("rules").index(i), errors);
        }
        if (!namespaced && role.at("aggregationRule").isObject()) {
            validateSelectors(role.at("aggregationRule", "clusterRoleSelectors"), release, errors);
        }
        return errors.list();
    }

    private static void validate(PolicyRule rule, boolean namespaced, FieldPath path, FieldErrors errors) {
        if (rule.verbs().isEmpty()) {
            errors.required(path.child("verbs"), "verbs must contain at least one value");
        }
        if (!rule.nonResourceUrls().isEmpty()) {
            if (namespaced) {
                errors.invalid(
                        path.child("nonResourceURLs"),
                        rule.nonResourceUrls(),
                        "namespaced rules cannot apply to non-resource URLs");
            }
            if (!rule.apiGroups().isEmpty()
                    || !rule.resources().isEmpty()
                    || !rule.resourceNames().isEmpty()) {
                errors.invalid(
                        path.child("nonResourceURLs"),
                        rule.nonResourceUrls(),
                        "rules cannot apply to both regular resources and non-resource URLs");
            }
            return;
        }
        if (rule.apiGroups().isEmpty()) {
            errors.required(path.child("apiGroups"), "resource rules must supply at least one api group");
        }
        if (rule.resources().isEmpty()) {
            errors.required(path.child("resources"), "resource rules must supply at least one resource");
        }
    }

    private static void validateSelectors(JsonNode selectors, Release release, FieldErrors errors) {
        if (selectors.isEmpty()) {
            errors.required(SELECTORS, "at least one clusterRoleSelector required if aggregationRule is non-nil");
        }
        for (int i = 0; i < selectors.size(); i++) {
            JsonNode selector = selectors.get(i);
            errors.selector(selector, SELECTORS.index(i), release);
            if (!LabelValidation.validateSelectorWithValues(selector, SELECTORS.index(i))
                    .isEmpty()) {
                errors.add(new FieldError(
                        FieldError.Type.INVALID, SELECTORS.index(i).text(), UNPARSED, "invalid label selector."));
            }
        }
    }
}
