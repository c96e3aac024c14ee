package io.drydock.kubeapiserver.registry.admissionregistration;

import io.drydock.apimachinery.meta.LabelValidation;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a policy or binding must say about the writes it is for.
 *
 * @see "Go: pkg/apis/admissionregistration/validation/validation.go: validateMatchResources (1.36)"
 */
final class MatchResourcesValidation {
    private static final List<String> MATCH_POLICIES = List.of("Equivalent", "Exact");

    private static final List<String> MUTABLE = List.of("*", "CONNECT", "CREATE", "UPDATE");

    private MatchResourcesValidation() {}

    static void validate(JsonNode match, FieldPath path, FieldErrors errors) {
        requireChoice(match.path("matchPolicy"), path.child("matchPolicy"), MATCH_POLICIES, errors);
        for (String selector : List.of("namespaceSelector", "objectSelector")) {
            if (match.has(selector)) {
                errors.addAll(LabelValidation.validateSelectorWithValues(match.path(selector), path.child(selector)));
            } else {
                errors.required(path.child(selector), "");
            }
        }
        for (String field : List.of("resourceRules", "excludeResourceRules")) {
            JsonNode rules = match.path(field);
            for (int i = 0; i < rules.size(); i++) {
                validateNames(
                        rules.path(i).path("resourceNames"), path.child(field).index(i), errors);
                RuleValidation.validate(rules.path(i), path.child(field).index(i), errors);
            }
        }
    }

    /** An empty text is a choice too, and none that is supported. */
    static void requireChoice(JsonNode value, FieldPath path, List<String> supported, FieldErrors errors) {
        if (!value.isString()) {
            errors.required(path, "");
        } else if (!supported.contains(value.asString())) {
            errors.notSupported(path, value.asString(), supported);
        }
    }

    /** Of what is deleted, nothing can be changed. The path names no rule. */
    static void onlyMutable(JsonNode match, FieldPath path, FieldErrors errors) {
        for (JsonNode rule : match.path("resourceRules")) {
            for (JsonNode operation : rule.path("operations")) {
                if (!MUTABLE.contains(operation.asString(""))) {
                    errors.notSupported(
                            path.child("resourceRules").child("operations"), operation.asString(""), MUTABLE);
                }
            }
        }
    }

    private static void validateNames(JsonNode names, FieldPath rule, FieldErrors errors) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            FieldPath path = rule.child("resourceNames").index(i);
            String name = names.path(i).asString("");
            errors.invalid(path, name, NameRules.pathSegmentName(name, false));
            if (!seen.add(name)) {
                errors.duplicate(path, name);
            }
        }
    }
}
