package io.drydock.kubeapiserver.registry.core.secret;

import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;

/** @see "Go: pkg/registry/core/secret/storage/storage.go: NewREST" */
public final class SecretResource {
    private SecretResource() {}

    public static ResourceDefinition definition() {
        return ResourceDefinition.of(SecretStrategy::new)
                .withTable(Table.withColumns(
                                TableColumn.ofName(),
                                TableColumn.text("Type"),
                                TableColumn.text("Data"),
                                TableColumn.text("Age"))
                        .withRows((object, now) -> TableRow.of(
                                object.name(),
                                object.at("type").asString(""),
                                object.at("data").size(),
                                Cells.age(object, now))));
    }
}
