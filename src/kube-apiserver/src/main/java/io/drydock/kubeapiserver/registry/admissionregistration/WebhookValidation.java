package io.drydock.kubeapiserver.registry.admissionregistration;

import io.drydock.apimachinery.meta.LabelValidation;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.AddressRules;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What configurations of webhooks must hold.
 *
 * @see "Go: pkg/apis/admissionregistration/validation/validation.go: ValidateValidatingWebhookConfiguration,
 *     ValidateMutatingWebhookConfiguration"
 */
record WebhookValidation(WebhookRules rules, boolean mutating) {
    private static final List<String> FAILURE_POLICIES = List.of("Fail", "Ignore");
    private static final List<String> MATCH_POLICIES = List.of("Equivalent", "Exact");
    private static final List<String> REINVOCATION_POLICIES = List.of("IfNeeded", "Never");
    private static final List<String> SIDE_EFFECTS = List.of("None", "NoneOnDryRun", "Some", "Unknown");
    private static final List<String> NO_SIDE_EFFECTS = List.of("None", "NoneOnDryRun");
    private static final int LONGEST_SECONDS = 30;

    List<FieldError> validate(KubeObject configuration) {
        FieldErrors errors = new FieldErrors();
        JsonNode webhooks = configuration.at("webhooks");
        boolean checksConditions = !rules.hasSameConditions(webhooks);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < webhooks.size(); i++) {
            JsonNode webhook = webhooks.path(i);
            FieldPath path = FieldPath.of("webhooks").index(i);
            validate(webhook, path, errors);
            if (checksConditions) {
                MatchConditionsValidation.validate(
                        webhook.path("matchConditions"), false, path.child("matchConditions"), errors);
            }
            reviewVersions(webhook, path.child("admissionReviewVersions"), errors);
            String name = webhook.path("name").asString("");
            if (rules.uniqueNames() && !name.isEmpty() && !names.add(name)) {
                errors.duplicate(path.child("name"), name);
            }
        }
        return errors.list();
    }

    private void validate(JsonNode webhook, FieldPath path, FieldErrors errors) {
        errors.addAll(AddressRules.fullyQualifiedName(
                path.child("name"), webhook.path("name").asString("")));
        JsonNode operations = webhook.path("rules");
        for (int i = 0; i < operations.size(); i++) {
            RuleValidation.validate(operations.path(i), path.child("rules").index(i), errors);
        }
        oneOf(webhook, "failurePolicy", FAILURE_POLICIES, path, errors);
        oneOf(webhook, "matchPolicy", MATCH_POLICIES, path, errors);
        List<String> allowed = rules.noSideEffects() ? NO_SIDE_EFFECTS : SIDE_EFFECTS;
        if (!webhook.path("sideEffects").isString()) {
            errors.required(path.child("sideEffects"), "must specify one of " + String.join(", ", allowed));
        }
        oneOf(webhook, "sideEffects", allowed, path, errors);
        long timeout = webhook.path("timeoutSeconds").asLong(1);
        if (timeout < 1 || timeout > LONGEST_SECONDS) {
            errors.invalid(path.child("timeoutSeconds"), timeout, "the timeout value must be between 1 and 30 seconds");
        }
        errors.addAll(selectors(webhook, path, rules.selectorValues()));
        if (mutating) {
            oneOf(webhook, "reinvocationPolicy", REINVOCATION_POLICIES, path, errors);
        }
        new ClientConfigValidation(rules.release(), errors)
                .validate(webhook.path("clientConfig"), path.child("clientConfig"));
    }

    private static void oneOf(
            JsonNode webhook, String field, List<String> supported, FieldPath path, FieldErrors errors) {
        JsonNode value = webhook.path(field);
        if (value.isString() && !supported.contains(value.asString())) {
            errors.notSupported(path.child(field), value.asString(), supported);
        }
    }

    /** @param values whether those that the selectors name are checked */
    static List<FieldError> selectors(JsonNode webhook, FieldPath path, boolean values) {
        FieldErrors errors = new FieldErrors();
        for (String field : List.of("namespaceSelector", "objectSelector")) {
            JsonNode selector = webhook.path(field);
            errors.addAll(LabelValidation.validateSelector(selector, path.child(field)));
            if (values) {
                selectorValues(
                        selector.path("matchExpressions"), path.child(field).child("matchExpressions"), errors);
            }
        }
        return errors.list();
    }

    private static void selectorValues(JsonNode expressions, FieldPath path, FieldErrors errors) {
        for (int i = 0; i < expressions.size(); i++) {
            JsonNode values = expressions.path(i).path("values");
            for (int j = 0; j < values.size(); j++) {
                String value = values.path(j).asString("");
                errors.invalid(path.index(i).child("values").index(j), value, NameRules.labelValue(value));
            }
        }
    }

    private void reviewVersions(JsonNode webhook, FieldPath path, FieldErrors errors) {
        JsonNode versions = webhook.path("admissionReviewVersions");
        String known = String.join(", ", WebhookRules.REVIEW_VERSIONS);
        if (versions.isEmpty()) {
            errors.required(path, "must specify one of " + known);
            return;
        }
        List<String> all =
                versions.valueStream().map(version -> version.asString("")).toList();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            String version = all.get(i);
            if (seen.add(version)) {
                errors.invalid(path.index(i), version, NameRules.dns1035Label(version));
            } else {
                errors.invalid(path.index(i), version, "duplicate version");
            }
        }
        if (rules.knownReviewVersion() && !WebhookRules.hasKnownReviewVersion(webhook)) {
            errors.invalid(path, all, "must include at least one of " + known);
        }
    }
}
