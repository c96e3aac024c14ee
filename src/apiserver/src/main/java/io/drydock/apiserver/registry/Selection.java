package io.drydock.apiserver.registry;

import io.drydock.apimachinery.fields.FieldSelector;
import io.drydock.apimachinery.labels.LabelSelector;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ListOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which objects of a resource a list or watch is about.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/selection_predicate.go: SelectionPredicate"
 */
record Selection(LabelSelector labels, FieldSelector fields, RestStrategy strategy) {
    static final String NAME = "metadata.name";
    static final String NAMESPACE = "metadata.namespace";

    static Selection of(ListOptions options, RestStrategy strategy) {
        return new Selection(options.labelSelector(), options.fieldSelector(), strategy);
    }

    boolean isEverything() {
        return labels.isEmpty() && fields.isEmpty();
    }

    /** Looks into the object only when there is something to look for. */
    boolean matches(EncodedObject candidate) {
        if (isEverything()) {
            return true;
        }
        KubeObject object = candidate.object();
        return (labels.isEmpty() || labels.matches(object.labels()))
                && (fields.isEmpty() || fields.matches(fieldsOf(object)));
    }

    /** The one name an object must have to be selected. */
    Optional<String> singleName() {
        return fields.requiredValue(NAME).filter(name -> !name.isEmpty());
    }

    private Map<String, String> fieldsOf(KubeObject object) {
        Map<String, String> values = new HashMap<>(strategy.selectableFields(object));
        values.put(NAME, object.name());
        if (strategy.namespaced()) {
            values.put(NAMESPACE, object.namespace());
        }
        return values;
    }
}
