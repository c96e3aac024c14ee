package io.drydock.kubeapiserver.registry.admissionregistration;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a rule must hold that names operations on resources.
 *
 * @see "Go: pkg/apis/admissionregistration/validation/validation.go: validateRuleWithOperations"
 */
final class RuleValidation {
    private static final String ALL = "*";
    private static final List<String> OPERATIONS = List.of(ALL, "CONNECT", "CREATE", "DELETE", "UPDATE");
    private static final List<String> SCOPES = List.of(ALL, "Cluster", "Namespaced");

    private RuleValidation() {}

    static void validate(JsonNode rule, FieldPath path, FieldErrors errors) {
        JsonNode operations = rule.path("operations");
        FieldPath operationsPath = path.child("operations");
        requireSome(operations, operationsPath, errors);
        if (operations.size() > 1 && texts(operations).contains(ALL)) {
            errors.invalid(operationsPath, shown(operations), "if '*' is present, must not specify other operations");
        }
        for (int i = 0; i < operations.size(); i++) {
            String operation = operations.path(i).asString("");
            if (!OPERATIONS.contains(operation)) {
                errors.notSupported(operationsPath.index(i), operation, OPERATIONS);
            }
        }
        requireSome(rule.path("apiGroups"), path.child("apiGroups"), errors);
        onlyWildcard(rule.path("apiGroups"), path.child("apiGroups"), "API groups", errors);
        JsonNode versions = rule.path("apiVersions");
        requireSome(versions, path.child("apiVersions"), errors);
        onlyWildcard(versions, path.child("apiVersions"), "API versions", errors);
        for (int i = 0; i < versions.size(); i++) {
            if (versions.path(i).asString("").isEmpty()) {
                errors.required(path.child("apiVersions").index(i), "");
            }
        }
        validateResources(rule.path("resources"), path.child("resources"), errors);
        String scope = rule.path("scope").asString(ALL);
        if (!SCOPES.contains(scope)) {
            errors.notSupported(path.child("scope"), scope, SCOPES);
        }
    }

    private static void requireSome(JsonNode list, FieldPath path, FieldErrors errors) {
        if (list.isEmpty()) {
            errors.required(path, "");
        }
    }

    private static void onlyWildcard(JsonNode list, FieldPath path, String what, FieldErrors errors) {
        if (list.size() > 1 && texts(list).contains(ALL)) {
            errors.invalid(path, texts(list), "if '*' is present, must not specify other " + what);
        }
    }

    private static void validateResources(JsonNode list, FieldPath path, FieldErrors errors) {
        requireSome(list, path, errors);
        List<String> resources = texts(list);
        Set<String> withAllSubresources = new HashSet<>();
        Set<String> ofAllResources = new HashSet<>();
        boolean whole = false;
        for (int i = 0; i < resources.size(); i++) {
            String name = resources.get(i);
            int slash = name.indexOf('/');
            if (name.isEmpty()) {
                errors.required(path.index(i), "");
            } else if (slash < 0) {
                // As in Go, the last one counts.
                whole = !name.equals(ALL);
            } else {
                String resource = name.substring(0, slash);
                String subresource = name.substring(slash + 1);
                if (withAllSubresources.contains(resource)) {
                    errors.invalid(path.index(i), name, "if '" + resource + "/*' is present, must not specify " + name);
                }
                if (ofAllResources.contains(subresource)) {
                    errors.invalid(
                            path.index(i), name, "if '*/" + subresource + "' is present, must not specify " + name);
                }
                if (subresource.equals(ALL)) {
                    withAllSubresources.add(resource);
                }
                if (resource.equals(ALL)) {
                    ofAllResources.add(subresource);
                }
            }
        }
        if (resources.size() > 1 && resources.contains("*/*")) {
            errors.invalid(path, resources, "if '*/*' is present, must not specify other resources");
        }
        if (resources.contains(ALL) && whole) {
            errors.invalid(path, resources, "if '*' is present, must not specify other resources without subresources");
        }
    }

    /** Operations are texts of a type of their own. */
    private static ShownValue shown(JsonNode operations) {
        String older = texts(operations).stream().map(GoValue::quote).collect(Collectors.joining(", ", "{", "}"));
        return new ShownValue("[]admissionregistration.OperationType" + older, operations.toString());
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asString("")));
        return texts;
    }
}
