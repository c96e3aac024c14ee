package io.drydock.apimachinery.fields;

import io.drydock.apimachinery.selection.Operator;

/**
 * One condition on one field.
 *
 * @param operator {@code EQUALS} or {@code NOT_EQUALS}
 * @param value unescaped
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/fields/requirements.go: Requirement"
 */
public record FieldRequirement(String field, Operator operator, String value) {
    public FieldRequirement {
        if (operator != Operator.EQUALS && operator != Operator.NOT_EQUALS) {
            throw new IllegalArgumentException("a field is compared with = or !=, not with " + operator.text());
        }
    }

    @Override
    public String toString() {
        return field + operator.text() + FieldSelector.escape(value);
    }
}
