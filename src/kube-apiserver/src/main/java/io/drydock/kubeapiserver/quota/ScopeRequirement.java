package io.drydock.kubeapiserver.quota;

import io.drydock.apimachinery.labels.LabelRequirement;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.selection.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What an object must be for a quota to be about it.
 *
 * @param scope such as {@code PriorityClass}
 * @param operator {@code In}, {@code NotIn}, {@code Exists} or {@code DoesNotExist}
 * @see "Go: staging/src/k8s.io/api/core/v1/types.go: ScopedResourceSelectorRequirement"
 */
public record ScopeRequirement(String scope, String operator, List<String> values) {
    private static final String EXISTS = "Exists";

    public ScopeRequirement {
        values = List.copyOf(values);
    }

    /** Those of a quota, all of which an object has to meet. */
    public static List<ScopeRequirement> ofQuota(KubeObject quota) {
        List<ScopeRequirement> all = new ArrayList<>();
        for (JsonNode scope : quota.at("spec", "scopes")) {
            all.add(new ScopeRequirement(scope.asString(""), EXISTS, List.of()));
        }
        all.addAll(ofTree(quota.at("spec", "scopeSelector", "matchExpressions")));
        return all;
    }

    /** @param expressions a list, of which nothing is taken when it is absent */
    public static List<ScopeRequirement> ofTree(JsonNode expressions) {
        return expressions
                .valueStream()
                .map(expression -> new ScopeRequirement(
                        expression.path("scopeName").asString(""),
                        expression.path("operator").asString(""),
                        expression
                                .path("values")
                                .valueStream()
                                .map(value -> value.asString(""))
                                .toList()))
                .toList();
    }

    boolean asksForAny() {
        return operator.equals(EXISTS);
    }

    /** @param name of the class that the object names, or empty when it names none */
    boolean matchesClass(String name) {
        if (asksForAny()) {
            return !name.isEmpty();
        }
        return LabelRequirement.of(scope, selection(), values).matches(name.isEmpty() ? Map.of() : Map.of(scope, name));
    }

    private Operator selection() {
        return switch (operator) {
            case "In" -> Operator.IN;
            case "NotIn" -> Operator.NOT_IN;
            case "DoesNotExist" -> Operator.DOES_NOT_EXIST;
            default -> Operator.EXISTS;
        };
    }

    /** As Go prints the struct. */
    @Override
    public String toString() {
        return "{" + scope + " " + operator + " [" + String.join(" ", values) + "]}";
    }
}
