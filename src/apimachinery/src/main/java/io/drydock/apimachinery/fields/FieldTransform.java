package io.drydock.apimachinery.fields;

import io.drydock.apimachinery.selection.InvalidSelectorException;

/**
 * Changes the field or value of a requirement, or refuses it; used to accept the field names of one version only.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/fields/selector.go: TransformFunc"
 */
@FunctionalInterface
public interface FieldTransform {

    /** A field and its value; both empty drop the requirement. */
    record Term(String field, String value) {}

    /**
     * Returns what the requirement is to become.
     *
     * @throws InvalidSelectorException when the field may not be selected by
     */
    Term apply(String field, String value);
}
