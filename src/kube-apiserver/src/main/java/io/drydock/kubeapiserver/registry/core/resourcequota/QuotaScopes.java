package io.drydock.kubeapiserver.registry.core.resourcequota;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Which objects a quota counts.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateResourceQuotaScopes, validateScopedResourceSelectorRequirement"
 * @see "Go: pkg/apis/core/helper/helpers.go: IsResourceQuotaScopeValidForResource"
 */
final class QuotaScopes {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final Set<String> COMPUTE =
            Set.of("cpu", "memory", "limits.cpu", "limits.memory", "requests.cpu", "requests.memory");
    private static final Set<String> OTHERS = Set.of(
            "ephemeral-storage",
            "requests.ephemeral-storage",
            "limits.ephemeral-storage",
            "requests.storage",
            "resourcequotas",
            "services",
            "replicationcontrollers",
            "secrets",
            "persistentvolumeclaims",
            "configmaps",
            "services.nodeports",
            "services.loadbalancers");
    private static final Set<String> FOR_PODS =
            Set.of("Terminating", "NotTerminating", "NotBestEffort", "PriorityClass", "CrossNamespacePodAffinity");
    private static final Set<String> PRESENT_OR_NOT =
            Set.of("BestEffort", "NotBestEffort", "Terminating", "NotTerminating", "CrossNamespacePodAffinity");
    private static final Set<String> LATER = Set.of("CrossNamespacePodAffinity", "VolumeAttributesClass");

    private final boolean newest;
    private final JsonNode spec;
    private final FieldErrors errors;

    QuotaScopes(Release release, JsonNode spec, FieldErrors errors) {
        this.newest = release.atLeast(Release.V1_36);
        this.spec = spec;
        this.errors = errors;
    }

    void validate() {
        scopes();
        if (spec.path("scopeSelector").isObject()) {
            selector(
                    spec.path("scopeSelector").path("matchExpressions"),
                    SPEC.child("scopeSelector").child("matchExpressions"));
        }
    }

    private void scopes() {
        JsonNode scopes = spec.path("scopes");
        FieldPath path = SPEC.child("scopes");
        Set<String> all = new HashSet<>();
        for (JsonNode entry : scopes) {
            String scope = entry.asString("");
            all.add(scope);
            if (!isKnown(scope)) {
                errors.invalid(path, ShownScopes.list(scopes), "unsupported scope");
            }
            misapplied(scope, ShownScopes.list(scopes), path);
        }
        conflicts(all, path);
    }

    private void selector(JsonNode expressions, FieldPath path) {
        Set<String> all = new HashSet<>();
        for (JsonNode expression : expressions) {
            String scope = expression.path("scopeName").asString("");
            all.add(scope);
            if (!isKnown(scope)) {
                errors.invalid(path.child("scopeName"), scope, "unsupported scope");
            }
            misapplied(scope, ShownScopes.selector(spec.path("scopeSelector")), path);
            operator(expression, scope, path);
        }
        conflicts(all, path);
    }

    private void operator(JsonNode expression, String scope, FieldPath path) {
        String operator = expression.path("operator").asString("");
        JsonNode values = expression.path("values");
        if (PRESENT_OR_NOT.contains(scope) && !operator.equals("Exists")) {
            errors.invalid(path.child("operator"), operator, mustExist());
        }
        switch (operator) {
            case "In", "NotIn" -> {
                if (values.isEmpty()) {
                    errors.required(
                            path.child("values"),
                            "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector");
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (!values.isEmpty()) {
                    errors.invalid(
                            path.child("values"),
                            values,
                            "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector");
                }
            }
            default -> errors.invalid(path.child("operator"), operator, "not a valid selector operator");
        }
    }

    private String mustExist() {
        String names = "ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort";
        return newest
                ? "must be 'Exists' when scope is any of " + names
                        + ", ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity"
                : "must be 'Exist' only operator when scope is any of " + names
                        + " and ResourceQuotaScopeNotBestEffort";
    }

    private boolean isKnown(String scope) {
        boolean later = LATER.contains(scope);
        return scope.equals("BestEffort") || (FOR_PODS.contains(scope) && !later) || (newest && later);
    }

    private void misapplied(String scope, ShownValue shown, FieldPath path) {
        for (String resource : new TreeSet<>(spec.path("hard").propertyNames())) {
            boolean standard = COMPUTE.contains(resource) || OTHERS.contains(resource) || resource.equals("pods");
            if (standard && !applies(scope, resource)) {
                errors.invalid(path, shown, "unsupported scope applied to resource");
            }
        }
    }

    private boolean applies(String scope, String resource) {
        if (newest && scope.equals("VolumeAttributesClass")) {
            return resource.equals("persistentvolumeclaims") || resource.equals("requests.storage");
        }
        boolean counted = resource.equals("pods");
        return !isKnown(scope) || counted || (!scope.equals("BestEffort") && COMPUTE.contains(resource));
    }

    private void conflicts(Set<String> all, FieldPath path) {
        for (Set<String> pair :
                List.of(Set.of("BestEffort", "NotBestEffort"), Set.of("Terminating", "NotTerminating"))) {
            if (all.containsAll(pair)) {
                errors.invalid(path, ShownScopes.list(spec.path("scopes")), "conflicting scopes");
            }
        }
    }
}
