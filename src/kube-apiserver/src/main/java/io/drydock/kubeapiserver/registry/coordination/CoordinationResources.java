package io.drydock.kubeapiserver.registry.coordination;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import java.util.Map;

/**
 * The definitions of the resources of {@code coordination.k8s.io}.
 *
 * @see "Go: pkg/registry/coordination/rest/storage_coordination.go: RESTStorageProvider"
 */
public final class CoordinationResources {
    private CoordinationResources() {}

    public static Map<GroupResource, ResourceDefinition> definitions() {
        Table table = Table.withColumns(TableColumn.ofName(), TableColumn.text("Holder"), TableColumn.text("Age"))
                .withRows((lease, now) -> TableRow.of(
                        lease.name(), lease.at("spec", "holderIdentity").asString(""), Cells.age(lease, now)));
        return Map.of(
                new GroupResource("coordination.k8s.io", "leases"),
                ResourceDefinition.of(LeaseStrategy::new).withTable(table));
    }
}
