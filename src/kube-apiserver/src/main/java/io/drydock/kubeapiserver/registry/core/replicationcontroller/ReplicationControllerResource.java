package io.drydock.kubeapiserver.registry.core.replicationcontroller;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import io.drydock.kubeapiserver.registry.generic.ScaleStore;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/registry/core/replicationcontroller/storage/storage.go: NewStorage" */
public final class ReplicationControllerResource {
    private static final Table TABLE = Table.withColumns(
                    TableColumn.ofName(),
                    number("Desired"),
                    number("Current"),
                    number("Ready"),
                    TableColumn.text("Age"),
                    TableColumn.wideText("Containers"),
                    TableColumn.wideText("Images"),
                    TableColumn.wideText("Selector"))
            .withRows(ReplicationControllerResource::row);

    private ReplicationControllerResource() {}

    public static ResourceDefinition definition() {
        GroupResource scale = new GroupResource("autoscaling", "replicationcontrollers/scale");
        return ResourceDefinition.of(ReplicationControllerStrategy::new)
                .withTable(TABLE)
                .withSubresource(
                        "scale",
                        (store, context) -> new ScaleStore(
                                store,
                                scale,
                                context.release(),
                                object -> Cells.labels(object.at("spec", "selector"))));
    }

    private static TableColumn number(String name) {
        return new TableColumn(name, "integer", "", "", 0);
    }

    /** @see "Go: pkg/printers/internalversion/printers.go: printReplicationController" */
    private static TableRow row(KubeObject object, Instant now) {
        JsonNode containers = object.at("spec", "template", "spec", "containers");
        return TableRow.of(
                object.name(),
                object.at("spec", "replicas").asLong(0),
                object.at("status", "replicas").asLong(0),
                object.at("status", "readyReplicas").asLong(0),
                Cells.age(object, now),
                Cells.each(containers, "name"),
                Cells.each(containers, "image"),
                Cells.labels(object.at("spec", "selector")));
    }
}
