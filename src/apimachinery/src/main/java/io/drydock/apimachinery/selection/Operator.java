package io.drydock.apimachinery.selection;

/**
 * How a requirement relates its key to its values.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/selection/operator.go: Operator"
 */
public enum Operator {
    DOES_NOT_EXIST("!"),
    EQUALS("="),
    DOUBLE_EQUALS("=="),
    IN("in"),
    NOT_EQUALS("!="),
    NOT_IN("notin"),
    EXISTS("exists"),
    GREATER_THAN("gt"),
    LESS_THAN("lt");

    private final String text;

    Operator(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
