package io.drydock.kubeapiserver.printers;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableConvertor;
import io.drydock.apiserver.registry.rest.TableRow;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A table by its columns and by what makes a row of an object.
 *
 * @param toRow is given the object and the time that ages are counted to
 * @see "Go: pkg/printers/tablegenerator.go: TableHandler"
 */
public record Table(List<TableColumn> columns, BiFunction<KubeObject, Instant, TableRow> toRow)
        implements TableConvertor {

    /** Columns to which the rows are still to be said. */
    public static Columns withColumns(TableColumn... columns) {
        return rows -> new Table(List.of(columns), rows);
    }

    @Override
    public TableRow row(KubeObject object, Instant now) {
        return toRow.apply(object, now);
    }

    /** A table without its rows. */
    @FunctionalInterface
    public interface Columns {
        Table withRows(BiFunction<KubeObject, Instant, TableRow> toRow);
    }
}
