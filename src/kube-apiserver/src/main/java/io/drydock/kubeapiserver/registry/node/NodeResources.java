package io.drydock.kubeapiserver.registry.node;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import io.drydock.kubeapiserver.registry.generic.ConditionalStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import java.util.Map;

/**
 * The definitions of the resources of {@code node.k8s.io}.
 *
 * @see "Go: pkg/registry/node/rest/runtimeclass.go: RESTStorageProvider"
 */
public final class NodeResources {
    private NodeResources() {}

    public static Map<GroupResource, ResourceDefinition> definitions() {
        Table table = Table.withColumns(TableColumn.ofName(), TableColumn.text("Handler"), TableColumn.text("Age"))
                .withRows((object, now) ->
                        TableRow.of(object.name(), object.at("handler").asString(""), Cells.age(object, now)));
        return Map.of(
                new GroupResource("node.k8s.io", "runtimeclasses"),
                ResourceDefinition.of(context -> new ConditionalStrategy(
                                context,
                                new RuntimeClassValidation(
                                        context.release(), context.typeAt("scheduling", "tolerations"))))
                        .withTable(table));
    }
}
