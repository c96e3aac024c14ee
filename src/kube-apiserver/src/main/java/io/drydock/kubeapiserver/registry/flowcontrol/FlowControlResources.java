package io.drydock.kubeapiserver.registry.flowcontrol;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import io.drydock.kubeapiserver.registry.generic.ValidatedStrategy;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The definitions of the resources of {@code flowcontrol.apiserver.k8s.io}.
 *
 * @see "Go: pkg/registry/flowcontrol/rest/storage_flowcontrol.go: RESTStorageProvider"
 * @see "Go: pkg/printers/internalversion/printers.go: printFlowSchema, printPriorityLevelConfiguration"
 */
public final class FlowControlResources {
    private FlowControlResources() {}

    public static Map<GroupResource, ResourceDefinition> definitions(Release release) {
        String shares = release.atLeast(Release.V1_36) ? "NominalConcurrencyShares" : "AssuredConcurrencyShares";
        return Map.of(
                BootstrapFlowControl.FLOW_SCHEMAS,
                ResourceDefinition.of(context ->
                                new ValidatedStrategy(context, new FlowSchemaValidation(new MandatoryObjects(context))))
                        .withTable(flowSchemas())
                        .withStatus(ValidatedStrategy::statusOnly),
                BootstrapFlowControl.PRIORITY_LEVELS,
                ResourceDefinition.of(context -> new ValidatedStrategy(
                                context, new PriorityLevelValidation(release, new MandatoryObjects(context))))
                        .withTable(priorityLevels(shares))
                        .withStatus(ValidatedStrategy::statusOnly));
    }

    private static Table flowSchemas() {
        return Table.withColumns(
                        TableColumn.ofName(),
                        TableColumn.text("PriorityLevel"),
                        TableColumn.text("MatchingPrecedence"),
                        TableColumn.text("DistinguisherMethod"),
                        TableColumn.text("Age"),
                        TableColumn.text("MissingPL"))
                .withRows((schema, now) -> TableRow.of(
                        schema.name(),
                        schema.at("spec", "priorityLevelConfiguration", "name").asString(""),
                        precedence(schema),
                        schema.at("spec", "distinguisherMethod", "type").asString(Cells.NONE),
                        Cells.age(schema, now),
                        dangling(schema)))
                .inOrder(Comparator.comparingLong(FlowControlResources::precedence)
                        .thenComparing(KubeObject::name));
    }

    private static long precedence(KubeObject schema) {
        return schema.at("spec", "matchingPrecedence").asLong(0);
    }

    private static String dangling(KubeObject schema) {
        for (JsonNode condition : schema.at("status", "conditions")) {
            if (condition.path("type").asString("").equals("Dangling")) {
                return condition.path("status").asString("");
            }
        }
        return "?";
    }

    private static Table priorityLevels(String shares) {
        String field = Character.toLowerCase(shares.charAt(0)) + shares.substring(1);
        return Table.withColumns(
                        TableColumn.ofName(),
                        TableColumn.text("Type"),
                        TableColumn.text(shares),
                        TableColumn.text("Queues"),
                        TableColumn.text("HandSize"),
                        TableColumn.text("QueueLengthLimit"),
                        TableColumn.text("Age"))
                .withRows((level, now) -> priorityLevel(level, field, now));
    }

    private static TableRow priorityLevel(KubeObject level, String shares, Instant now) {
        JsonNode limited = level.at("spec", "limited");
        JsonNode queuing = limited.path("limitResponse").path("queuing");
        return TableRow.of(
                level.name(),
                level.at("spec", "type").asString(""),
                orNone(limited.path(shares)),
                orNone(queuing.path("queues")),
                orNone(queuing.path("handSize")),
                orNone(queuing.path("queueLengthLimit")),
                Cells.age(level, now));
    }

    private static Object orNone(JsonNode number) {
        return number.isNumber() ? number.asLong() : Cells.NONE;
    }
}
