package io.drydock.kubeapiserver.registry.policy;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import io.drydock.kubeapiserver.registry.generic.ConditionalStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import io.drydock.kubeapiserver.registry.generic.ValidatedStrategy;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The definitions of the resources of {@code policy}.
 *
 * @see "Go: pkg/registry/policy/rest/storage_policy.go: RESTStorageProvider"
 */
public final class PolicyResources {
    private PolicyResources() {}

    public static Map<GroupResource, ResourceDefinition> definitions() {
        return Map.of(
                new GroupResource("policy", "poddisruptionbudgets"),
                ResourceDefinition.of(context ->
                                new ConditionalStrategy(context, new DisruptionBudgetValidation(context.release())))
                        .withTable(table())
                        .withStatus(ValidatedStrategy::status),
                new GroupResource("policy", "podsecuritypolicies"),
                ResourceDefinition.of(SecurityPolicyStrategy::new).withTable(podSecurityPolicies()));
    }

    /** @see "Go: pkg/printers/internalversion/printers.go: printPodSecurityPolicy" */
    private static Table podSecurityPolicies() {
        return Table.withColumns(
                        TableColumn.ofName(),
                        TableColumn.text("Priv"),
                        TableColumn.text("Caps"),
                        TableColumn.text("SELinux"),
                        TableColumn.text("RunAsUser"),
                        TableColumn.text("FsGroup"),
                        TableColumn.text("SupGroup"),
                        TableColumn.text("ReadOnlyRootFs"),
                        TableColumn.text("Volumes"))
                .withRows((policy, now) -> TableRow.of(
                        policy.name(),
                        Boolean.toString(policy.at("spec", "privileged").asBoolean(false)),
                        String.join(",", Cells.texts(policy.at("spec", "allowedCapabilities"))),
                        rule(policy, "seLinux"),
                        rule(policy, "runAsUser"),
                        rule(policy, "fsGroup"),
                        rule(policy, "supplementalGroups"),
                        policy.at("spec", "readOnlyRootFilesystem").asBoolean(false),
                        String.join(",", Cells.texts(policy.at("spec", "volumes")))));
    }

    private static String rule(KubeObject policy, String strategy) {
        return policy.at("spec", strategy, "rule").asString("");
    }

    /** @see "Go: pkg/printers/internalversion/printers.go: printPodDisruptionBudget" */
    private static Table table() {
        return Table.withColumns(
                        TableColumn.ofName(),
                        TableColumn.text("Min Available"),
                        TableColumn.text("Max Unavailable"),
                        TableColumn.number("Allowed Disruptions"),
                        TableColumn.text("Age"))
                .withRows((budget, now) -> TableRow.of(
                        budget.name(),
                        orNotAvailable(budget.at("spec", "minAvailable")),
                        orNotAvailable(budget.at("spec", "maxUnavailable")),
                        budget.at("status", "disruptionsAllowed").asLong(0),
                        Cells.age(budget, now)));
    }

    private static String orNotAvailable(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "N/A" : value.asString();
    }
}
