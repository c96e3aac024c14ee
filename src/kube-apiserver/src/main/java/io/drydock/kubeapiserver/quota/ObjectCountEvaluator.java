package io.drydock.kubeapiserver.quota;

import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts objects.
 *
 * @param names under which a quota may count them
 * @see "Go: staging/src/k8s.io/apiserver/pkg/quota/v1/generic/evaluator.go: objectCountEvaluator"
 */
record ObjectCountEvaluator(Set<String> names) implements QuotaEvaluator {
    static final Quantity ONE = Quantity.of(1);

    static ObjectCountEvaluator of(GroupResource resource) {
        return new ObjectCountEvaluator(Set.of(countName(resource)));
    }

    /** @param alias an older name of the same count */
    static ObjectCountEvaluator of(GroupResource resource, String alias) {
        return new ObjectCountEvaluator(Set.of(countName(resource), alias));
    }

    /** Such as {@code count/deployments.apps}. */
    static String countName(GroupResource resource) {
        return "count/" + resource;
    }

    @Override
    public boolean handles(AdmissionAttributes attributes) {
        return attributes.operation() == Operation.CREATE
                && attributes.subresource().isEmpty();
    }

    @Override
    public Set<String> matching(Collection<String> resources) {
        Set<String> matching = new TreeSet<>(resources);
        matching.retainAll(names);
        return matching;
    }

    @Override
    public ResourceList usage(KubeObject object) {
        SortedMap<String, Quantity> counts = new TreeMap<>();
        names.forEach(name -> counts.put(name, ONE));
        return new ResourceList(counts);
    }
}
