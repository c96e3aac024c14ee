package io.drydock.apiserver.registry.rest;

/**
 * A column of a table.
 *
 * @param type {@code string}, {@code integer}, {@code number}, {@code boolean} or {@code date}
 * @param format such as {@code name} for the column that names the object; mostly empty
 * @param priority 0 to be shown always, greater to be shown only where there is room
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go: TableColumnDefinition"
 */
public record TableColumn(String name, String type, String format, String description, int priority) {

    /** A text that is always shown. */
    public static TableColumn text(String name) {
        return new TableColumn(name, "string", "", "", 0);
    }

    /** A text that is shown only in wide output. */
    public static TableColumn wideText(String name) {
        return new TableColumn(name, "string", "", "", 1);
    }

    /** A whole number that is always shown. */
    public static TableColumn number(String name) {
        return new TableColumn(name, "integer", "", "", 0);
    }

    /** A yes or no that is always shown. */
    public static TableColumn flag(String name) {
        return new TableColumn(name, "boolean", "", "", 0);
    }

    /** The column with the object's name; the first of every table. */
    public static TableColumn ofName() {
        return new TableColumn("Name", "string", "name", "", 0);
    }
}
