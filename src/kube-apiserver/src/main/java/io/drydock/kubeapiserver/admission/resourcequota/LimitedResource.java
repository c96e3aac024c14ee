package io.drydock.kubeapiserver.admission.resourcequota;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.kubeapiserver.quota.ResourceList;
import io.drydock.kubeapiserver.quota.ScopeRequirement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A resource of which nothing can be used where no quota covers it.
 *
 * @param matchContains what is limited: names that have any of these in them
 * @param matchScopes objects that are limited whatever they use
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/resourcequota/apis/resourcequota/types.go:
 *     LimitedResource"
 */
public record LimitedResource(GroupResource resource, List<String> matchContains, List<ScopeRequirement> matchScopes) {
    public LimitedResource {
        matchContains = List.copyOf(matchContains);
        matchScopes = List.copyOf(matchScopes);
    }

    /** The names of what is used and limited. */
    Set<String> limited(ResourceList usage) {
        Set<String> limited = new TreeSet<>();
        usage.amounts().forEach((name, amount) -> {
            if (amount.signum() > 0 && matchContains.stream().anyMatch(name::contains)) {
                limited.add(name);
            }
        });
        return limited;
    }
}
