package io.drydock.kubeapiserver.registry.core.namespace;

import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import io.drydock.kubeapiserver.registry.generic.OneByOneStorage;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;

/** @see "Go: pkg/registry/core/namespace/storage/storage.go: NewREST" */
public final class NamespaceResource {
    private NamespaceResource() {}

    public static ResourceDefinition definition() {
        return ResourceDefinition.of(NamespaceStrategy::new)
                .withTable(Table.withColumns(TableColumn.ofName(), TableColumn.text("Status"), TableColumn.text("Age"))
                        .withRows((object, now) -> TableRow.of(
                                object.name(), object.at("status", "phase").asString(""), Cells.age(object, now))))
                .withMain((store, context) -> new OneByOneStorage<>(store))
                .withStatus(NamespaceStatusStrategy::new)
                .withSubresource("finalize", (store, context) -> new NamespaceFinalizeStore(store));
    }
}
