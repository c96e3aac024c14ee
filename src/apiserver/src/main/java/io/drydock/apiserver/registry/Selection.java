package io.drydock.apiserver.registry;

import io.drydock.apimachinery.fields.FieldSelector;
import io.drydock.apimachinery.labels.LabelSelector;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.storage.cacher.ObjectSelector;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which objects of a resource a list or watch is about.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/selection_predicate.go: SelectionPredicate"
 */
record Selection(LabelSelector labels, FieldSelector fields, RestStrategy strategy) implements ObjectSelector {
    static final String NAME = "metadata.name";
    static final String NAMESPACE = "metadata.namespace";

    static Selection of(ListOptions options, RestStrategy strategy) {
        return new Selection(options.labelSelector(), options.fieldSelector(), strategy);
    }

    @Override
    public boolean isEverything() {
        return labels.isEmpty() && fields.isEmpty();
    }

    /** Looks into the object only when there is something to look for. */
    @Override
    public boolean matches(EncodedObject candidate) {
        return (labels.isEmpty() || labels.matches(candidate.labels()))
                && (fields.isEmpty() || fields.matches(fieldsOf(candidate)));
    }

    /** The one name an object must have to be selected. */
    Optional<String> singleName() {
        return fields.requiredValue(NAME).filter(name -> !name.isEmpty());
    }

    private Map<String, String> fieldsOf(EncodedObject candidate) {
        Map<String, String> values = new HashMap<>();
        if (!fields.requirements().stream().allMatch(term -> isOfMetadata(term.field()))) {
            values.putAll(candidate.fields(strategy::selectableFields));
        }
        values.put(NAME, candidate.name());
        if (strategy.namespaced()) {
            values.put(NAMESPACE, candidate.namespace());
        }
        return values;
    }

    private static boolean isOfMetadata(String field) {
        return field.equals(NAME) || field.equals(NAMESPACE);
    }
}
