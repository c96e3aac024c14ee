package io.drydock.apiserver.registry.rest;

import io.drydock.apimachinery.runtime.KubeObject;
import java.time.Instant;
import java.util.List;

/** @see "Go: staging/src/k8s.io/apiserver/pkg/registry/rest/table.go: defaultTableConvertor" */
final class DefaultTableConvertor implements TableConvertor {
    private final List<TableColumn> columns =
            List.of(TableColumn.ofName(), new TableColumn("Created At", "date", "", "", 0));

    @Override
    public List<TableColumn> columns() {
        return columns;
    }

    @Override
    public TableRow row(KubeObject object, Instant now) {
        return TableRow.of(object.name(), object.creationTimestamp());
    }

    @Override
    public boolean nullWithoutRows() {
        return true;
    }
}
