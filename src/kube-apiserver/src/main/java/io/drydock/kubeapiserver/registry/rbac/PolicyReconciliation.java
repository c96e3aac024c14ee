package io.drydock.kubeapiserver.registry.rbac;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.authorization.rbac.PolicyRule;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds what a role or binding lacks of what it should have. What it has besides stays.
 *
 * @see "Go: staging/src/k8s.io/component-helpers/auth/rbac/reconciliation/reconcile_role.go: ReconcileRoleOptions"
 */
final class PolicyReconciliation {
    private PolicyReconciliation() {}

    /** A copy of the current object with everything there that is expected. */
    static KubeObject reconcile(RbacResource resource, KubeObject current, KubeObject expected) {
        KubeObject result = current.deepCopy();
        addEntries(result, expected, "labels");
        addEntries(result, expected, "annotations");
        switch (resource) {
            case ROLE, CLUSTER_ROLE -> {
                addRules(result, expected);
                addSelectors(result, expected);
            }
            case ROLE_BINDING, CLUSTER_ROLE_BINDING -> addMissing(result.tree(), "subjects", expected.at("subjects"));
        }
        return result;
    }

    private static void addEntries(KubeObject result, KubeObject expected, String field) {
        JsonNode wanted = expected.at("metadata", field);
        if (!wanted.isEmpty()) {
            ObjectNode entries = result.metadata().withObjectProperty(field);
            wanted.properties().forEach(entry -> entries.putIfAbsent(entry.getKey(), entry.getValue()));
        }
    }

    /** Rules count by what they allow, not by how they are written. */
    private static void addRules(KubeObject result, KubeObject expected) {
        List<PolicyRule> held = PolicyRule.listOf(result.at("rules"));
        for (JsonNode rule : expected.at("rules")) {
            if (!RuleCoverage.missing(held, List.of(PolicyRule.of(rule))).isEmpty()) {
                array(result.tree(), "rules").add(rule.deepCopy());
            }
        }
    }

    private static void addSelectors(KubeObject result, KubeObject expected) {
        JsonNode wanted = expected.at("aggregationRule", "clusterRoleSelectors");
        if (!wanted.isEmpty()) {
            addMissing(result.objectAt("aggregationRule"), "clusterRoleSelectors", wanted);
        }
    }

    private static void addMissing(ObjectNode tree, String field, JsonNode wanted) {
        for (JsonNode entry : wanted) {
            if (tree.path(field).valueStream().noneMatch(entry::equals)) {
                array(tree, field).add(entry.deepCopy());
            }
        }
    }

    private static ArrayNode array(ObjectNode tree, String field) {
        return tree.get(field) instanceof ArrayNode array ? array : tree.putArray(field);
    }
}
