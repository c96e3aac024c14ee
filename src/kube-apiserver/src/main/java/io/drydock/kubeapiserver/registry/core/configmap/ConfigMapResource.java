package io.drydock.kubeapiserver.registry.core.configmap;

import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;

/** @see "Go: pkg/registry/core/configmap/storage/storage.go: NewREST" */
public final class ConfigMapResource {
    private ConfigMapResource() {}

    public static ResourceDefinition definition() {
        return ResourceDefinition.of(ConfigMapStrategy::new)
                .withTable(Table.withColumns(TableColumn.ofName(), TableColumn.text("Data"), TableColumn.text("Age"))
                        .withRows((object, now) -> TableRow.of(
                                object.name(),
                                object.at("data").size()
                                        + object.at("binaryData").size(),
                                Cells.age(object, now))));
    }
}
