package io.drydock.kubeapiserver.quota;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.AdmissionAttributes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Knows what the objects of one resource use of what quotas count.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/quota/v1/interfaces.go: Evaluator"
 */
public interface QuotaEvaluator {

    /** Whether the request may change what is used. */
    boolean handles(AdmissionAttributes attributes);

    /** Those of the names that objects of this resource may use. */
    Set<String> matching(Collection<String> resources);

    ResourceList usage(KubeObject object);

    /** Whether the object meets what a quota's scope asks for. By default no scope is about the resource. */
    default boolean meets(ScopeRequirement requirement, KubeObject object) {
        return false;
    }

    /**
     * What the object has to say and does not, as the end of a sentence.
     *
     * @param required the resources that a quota restricts
     */
    default Optional<String> problem(Set<String> required, KubeObject object) {
        return Optional.empty();
    }

    /** Whether a quota is about the object: about anything that it uses, and meeting all of the quota's scopes. */
    default boolean matches(Quota quota, KubeObject object) {
        return !matching(quota.hard().names()).isEmpty()
                && quota.scopes().stream().allMatch(scope -> meets(scope, object));
    }

    /** Those of the requirements that the object meets. */
    default List<ScopeRequirement> met(List<ScopeRequirement> requirements, KubeObject object) {
        return requirements.stream()
                .filter(requirement -> meets(requirement, object))
                .toList();
    }
}
