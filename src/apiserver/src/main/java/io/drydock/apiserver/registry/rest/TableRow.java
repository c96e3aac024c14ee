package io.drydock.apiserver.registry.rest;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object as a row of a table.
 *
 * @param cells one for each column, in the columns' order
 * @param conditions what marks the row as a whole, such as {@code Completed} for a pod that has ended
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go: TableRow"
 */
public record TableRow(List<JsonNode> cells, List<ObjectNode> conditions) {
    public TableRow {
        cells = List.copyOf(cells);
        conditions = List.copyOf(conditions);
    }

    /** @param cells texts, integers, booleans and trees */
    public static TableRow of(Object... cells) {
        List<JsonNode> nodes = new ArrayList<>(cells.length);
        for (Object cell : cells) {
            nodes.add(node(cell));
        }
        return new TableRow(nodes, List.of());
    }

    public TableRow withConditions(List<ObjectNode> marks) {
        return new TableRow(cells, marks);
    }

    private static JsonNode node(Object cell) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (cell) {
            case JsonNode tree -> tree;
            case String text -> nodes.stringNode(text);
            case Integer number -> nodes.numberNode(number);
            case Long number -> nodes.numberNode(number);
            case Boolean truth -> nodes.booleanNode(truth);
            default -> throw new IllegalArgumentException("a table cell cannot hold a " + cell.getClass());
        };
    }
}
