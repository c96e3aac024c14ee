package io.drydock.kubeapiserver.printers;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableConvertor;
import io.drydock.apiserver.registry.rest.TableRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A table by its columns and by what makes a row of an object.
 *
 * @param order of the rows; absent for that of the list
 * @param toRow is given the object and the time that ages are counted to
 * @see "Go: pkg/printers/tablegenerator.go: TableHandler"
 */
public record Table(
        List<TableColumn> columns,
        BiFunction<KubeObject, Instant, TableRow> toRow,
        Optional<Comparator<KubeObject>> order)
        implements TableConvertor {

    /** One whose rows stand as the list has them. */
    public Table(List<TableColumn> columns, BiFunction<KubeObject, Instant, TableRow> toRow) {
        this(columns, toRow, Optional.empty());
    }

    /** Columns to which the rows are still to be said. */
    public static Columns withColumns(TableColumn... columns) {
        return rows -> new Table(List.of(columns), rows);
    }

    /** The same, whose rows stand in an order of their own. */
    public Table inOrder(Comparator<KubeObject> other) {
        return new Table(columns, toRow, Optional.of(other));
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
