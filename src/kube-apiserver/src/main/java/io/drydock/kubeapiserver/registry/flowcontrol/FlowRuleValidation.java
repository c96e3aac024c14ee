package io.drydock.kubeapiserver.registry.flowcontrol;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Which requests of whom a flow schema takes.
 *
 * @see "Go: pkg/apis/flowcontrol/validation/validation.go: ValidateFlowSchemaPolicyRulesWithSubjects"
 */
final class FlowRuleValidation {
    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "proxy", "update", "watch");

    private FlowRuleValidation() {}

    static void validate(JsonNode rule, FieldPath path, FieldErrors errors) {
        if (rule.path("subjects").isEmpty()) {
            errors.required(path.child("subjects"), "subjects must contain at least one value");
        }
        int index = 0;
        for (JsonNode subject : rule.path("subjects")) {
            FlowSubjectValidation.validate(subject, path.child("subjects").index(index++), errors);
        }
        if (rule.path("resourceRules").isEmpty()
                && rule.path("nonResourceRules").isEmpty()) {
            errors.required(path, "at least one of resourceRules and nonResourceRules has to be non-empty");
        }
        index = 0;
        for (JsonNode resource : rule.path("resourceRules")) {
            resourceRule(resource, path.child("resourceRules").index(index++), errors);
        }
        index = 0;
        for (JsonNode other : rule.path("nonResourceRules")) {
            nonResourceRule(other, path.child("nonResourceRules").index(index++), errors);
        }
    }

    private static void resourceRule(JsonNode rule, FieldPath path, FieldErrors errors) {
        verbs(rule, path, errors);
        aloneIfAll(rule, "apiGroups", "resource rules must supply at least one api group", "api groups", path, errors);
        aloneIfAll(rule, "resources", "resource rules must supply at least one resource", "resources", path, errors);
        List<String> namespaces = texts(rule, "namespaces");
        boolean cluster = rule.path("clusterScope").asBoolean(false);
        if (namespaces.isEmpty() && !cluster) {
            errors.required(
                    path.child("namespaces"),
                    "resource rules that are not cluster scoped must supply at least one namespace");
        } else if (namespaces.contains("*")) {
            alone(namespaces, "namespaces", "namespaces", path, errors);
        } else {
            for (int i = 0; i < namespaces.size(); i++) {
                for (String problem : NameRules.nameIsDnsLabel(namespaces.get(i), false)) {
                    errors.invalid(
                            path.child("namespaces").index(i),
                            namespaces.get(i),
                            "each member of this list must be '*' or a DNS-1123 label; " + problem);
                }
            }
        }
    }

    private static void nonResourceRule(JsonNode rule, FieldPath path, FieldErrors errors) {
        verbs(rule, path, errors);
        List<String> urls = texts(rule, "nonResourceURLs");
        FieldPath urlPath = path.child("nonResourceURLs");
        if (urls.isEmpty()) {
            errors.required(urlPath, "nonResourceURLs must contain at least one value");
        } else if (urls.contains("*")) {
            alone(urls, "nonResourceURLs", "non-resource URLs", path, errors);
        } else {
            for (int i = 0; i < urls.size(); i++) {
                String url = urls.get(i);
                FieldPath at = urlPath.index(i);
                urlProblem(url).ifPresent(problem -> errors.invalid(at, url, problem));
            }
        }
    }

    private static void verbs(JsonNode rule, FieldPath path, FieldErrors errors) {
        List<String> verbs = texts(rule, "verbs");
        if (verbs.isEmpty()) {
            errors.required(path.child("verbs"), "verbs must contain at least one value");
        } else if (verbs.contains("*")) {
            alone(verbs, "verbs", "verbs", path, errors);
        } else if (!VERBS.containsAll(verbs)) {
            errors.notSupported(path.child("verbs"), verbs, VERBS);
        }
    }

    private static void aloneIfAll(
            JsonNode rule, String field, String missing, String others, FieldPath path, FieldErrors errors) {
        List<String> values = texts(rule, field);
        if (values.isEmpty()) {
            errors.required(path.child(field), missing);
        } else if (values.contains("*")) {
            alone(values, field, others, path, errors);
        }
    }

    private static void alone(List<String> values, String field, String others, FieldPath path, FieldErrors errors) {
        if (values.size() > 1) {
            errors.invalid(path.child(field), values, "if '*' is present, must not specify other " + others);
        }
    }

    /** @see "Go: pkg/apis/flowcontrol/validation/validation.go: ValidateNonResourceURLPath" */
    private static Optional<String> urlProblem(String url) {
        if (url.isEmpty()) {
            return Optional.of("must not be empty");
        }
        if (url.equals("/")) {
            return Optional.empty();
        }
        if (!url.startsWith("/")) {
            return Optional.of("must start with slash");
        }
        if (url.contains(" ")) {
            return Optional.of("must not contain white-space");
        }
        if (url.contains("//")) {
            return Optional.of("must not contain double slash");
        }
        int star = url.indexOf('*');
        boolean suffix = star < 0 || (star == url.length() - 1 && url.endsWith("/*"));
        return suffix ? Optional.empty() : Optional.of("wildcard can only do suffix matching");
    }

    private static List<String> texts(JsonNode rule, String field) {
        return rule.path(field).valueStream().map(text -> text.asString("")).toList();
    }
}
