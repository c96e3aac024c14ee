package io.drydock.kubeapiserver.registry.rbac;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.authorization.rbac.RbacRuleResolver;
import io.drydock.kubeapiserver.authorizer.RbacPolicyIndex;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import java.util.HashMap;
import java.util.Map;

/**
 * The definitions of the resources of {@code rbac.authorization.k8s.io}.
 *
 * @see "Go: pkg/registry/rbac/rest/storage_rbac.go: RESTStorageProvider"
 */
public final class RbacResources {
    private RbacResources() {}

    /**
     * @param authorizer says who may escalate and bind
     * @param index is told of every write before it is answered
     */
    public static Map<GroupResource, ResourceDefinition> definitions(Authorizer authorizer, RbacPolicyIndex index) {
        RbacRuleResolver resolver = new RbacRuleResolver(index);
        Map<GroupResource, ResourceDefinition> all = new HashMap<>();
        for (RbacResource resource : RbacResource.values()) {
            ResourceDefinition definition = ResourceDefinition.of(
                            context -> new RbacStrategy(resource, context.release()))
                    .withMain((store, context) -> new PolicyBasedStorage(
                            resource, store, new EscalationCheck(authorizer, resolver, context.release()), index));
            all.put(resource.resource(), resource.isBinding() ? definition.withTable(BindingTable.TABLE) : definition);
        }
        return all;
    }
}
