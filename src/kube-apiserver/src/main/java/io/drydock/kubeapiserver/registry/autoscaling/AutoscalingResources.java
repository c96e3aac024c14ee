package io.drydock.kubeapiserver.registry.autoscaling;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import io.drydock.kubeapiserver.registry.generic.ValidatedStrategy;
import java.util.Map;

/**
 * The definitions of the resources of {@code autoscaling}.
 *
 * @see "Go: pkg/registry/autoscaling/rest/storage_autoscaling.go: RESTStorageProvider"
 */
public final class AutoscalingResources {
    private AutoscalingResources() {}

    public static Map<GroupResource, ResourceDefinition> definitions(Release release) {
        return Map.of(
                new GroupResource("autoscaling", "horizontalpodautoscalers"),
                ResourceDefinition.of(AutoscalerStrategy::new)
                        .withTable(table(new MetricCells(release.atLeast(Release.V1_36))))
                        .withStatus(ValidatedStrategy::status));
    }

    /** @see "Go: pkg/printers/internalversion/printers.go: printHorizontalPodAutoscaler" */
    private static Table table(MetricCells metrics) {
        return Table.withColumns(
                        TableColumn.ofName(),
                        TableColumn.text("Reference"),
                        TableColumn.text("Targets"),
                        TableColumn.text("MinPods"),
                        TableColumn.text("MaxPods"),
                        TableColumn.text("Replicas"),
                        TableColumn.text("Age"))
                .withRows((autoscaler, now) -> TableRow.of(
                        autoscaler.name(),
                        autoscaler.at("spec", "scaleTargetRef", "kind").asString("") + "/"
                                + autoscaler
                                        .at("spec", "scaleTargetRef", "name")
                                        .asString(""),
                        metrics.of(autoscaler),
                        autoscaler.at("spec", "minReplicas").isNumber()
                                ? autoscaler.at("spec", "minReplicas").asString()
                                : Cells.UNSET,
                        autoscaler.at("spec", "maxReplicas").asLong(0),
                        autoscaler.at("status", "currentReplicas").asLong(0),
                        Cells.age(autoscaler, now)));
    }
}
