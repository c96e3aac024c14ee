package io.drydock.kubeapiserver.registry.policy;

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
                        .withStatusLike("status", ValidatedStrategy::status));
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
