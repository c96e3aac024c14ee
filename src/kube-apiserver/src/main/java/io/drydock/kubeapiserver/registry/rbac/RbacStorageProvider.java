package io.drydock.kubeapiserver.registry.rbac;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.authorization.rbac.RbacRuleResolver;
import io.drydock.apiserver.registry.RestOptionsGetter;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RestStorage;
import io.drydock.apiserver.registry.rest.TableConvertor;
import io.drydock.kubeapiserver.authorizer.RbacPolicyIndex;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What stands behind the resources of {@code rbac.authorization.k8s.io}.
 *
 * @see "Go: pkg/registry/rbac/rest/storage_rbac.go: RESTStorageProvider"
 */
public final class RbacStorageProvider {
    private final Release release;
    private final Map<RbacResource, PolicyBasedStorage> storage = new EnumMap<>(RbacResource.class);

    /**
     * @param authorizer says who may escalate and bind
     * @param index is told of every write before it is answered
     */
    public RbacStorageProvider(
            Release release, RestOptionsGetter options, Authorizer authorizer, RbacPolicyIndex index) {
        this.release = release;
        EscalationCheck escalation = new EscalationCheck(authorizer, new RbacRuleResolver(index));
        for (RbacResource resource : RbacResource.values()) {
            Store store = new Store(
                    options.restOptions(resource.resource()),
                    resource.resource(),
                    new RbacStrategy(resource, release),
                    TableConvertor.DEFAULT);
            storage.put(resource, new PolicyBasedStorage(resource, store, escalation, index));
        }
    }

    /** By version and resource. */
    public Map<String, Map<String, RestStorage>> storage() {
        Map<String, RestStorage> byName = new LinkedHashMap<>();
        storage.forEach((resource, stored) -> byName.put(resource.resource().resource(), stored));
        return switch (release) {
            case V1_20 ->
                Map.of(RbacResource.V1.version(), byName, RbacResource.V1_BETA_1.version(), Map.copyOf(byName));
            case V1_36 -> Map.of(RbacResource.V1.version(), byName);
        };
    }

    /** The work of the post-start hook {@code rbac/bootstrap-roles}. */
    public BootstrapRoles bootstrapRoles() {
        return new BootstrapRoles(release, storage);
    }
}
