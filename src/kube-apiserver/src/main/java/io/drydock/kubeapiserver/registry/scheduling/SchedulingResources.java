package io.drydock.kubeapiserver.registry.scheduling;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import java.util.Map;

/**
 * The definitions of the resources of {@code scheduling.k8s.io}.
 *
 * @see "Go: pkg/registry/scheduling/rest/storage_scheduling.go: RESTStorageProvider"
 */
public final class SchedulingResources {
    static final GroupResource PRIORITY_CLASSES = new GroupResource("scheduling.k8s.io", "priorityclasses");

    private SchedulingResources() {}

    public static Map<GroupResource, ResourceDefinition> definitions(Release release) {
        return Map.of(
                PRIORITY_CLASSES,
                ResourceDefinition.of(context -> new PriorityClassStrategy(context))
                        .withTable(table(release)));
    }

    /** @see "Go: pkg/printers/internalversion/printers.go: printPriorityClass" */
    private static Table table(Release release) {
        return release.atLeast(Release.V1_36)
                ? Table.withColumns(
                                TableColumn.ofName(),
                                TableColumn.number("Value"),
                                TableColumn.flag("Global-Default"),
                                TableColumn.text("Age"),
                                TableColumn.text("PreemptionPolicy"))
                        .withRows((object, now) -> TableRow.of(
                                object.name(),
                                object.at("value").asLong(0),
                                object.at("globalDefault").asBoolean(false),
                                Cells.age(object, now),
                                object.at("preemptionPolicy").asString("")))
                : Table.withColumns(
                                TableColumn.ofName(),
                                TableColumn.number("Value"),
                                TableColumn.flag("Global-Default"),
                                TableColumn.text("Age"))
                        .withRows((object, now) -> TableRow.of(
                                object.name(),
                                object.at("value").asLong(0),
                                object.at("globalDefault").asBoolean(false),
                                Cells.age(object, now)));
    }
}
