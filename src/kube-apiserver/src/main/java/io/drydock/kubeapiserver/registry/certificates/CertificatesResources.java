package io.drydock.kubeapiserver.registry.certificates;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.registry.StatusStore;
import io.drydock.apiserver.registry.Store;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import java.time.InstantSource;
import java.util.Map;

/**
 * The definition of certificate signing requests.
 *
 * @see "Go: pkg/registry/certificates/rest/storage_certificates.go: RESTStorageProvider"
 */
public final class CertificatesResources {
    static final String GROUP = "certificates.k8s.io";

    private CertificatesResources() {}

    public static Map<GroupResource, ResourceDefinition> definitions(Release release, InstantSource clock) {
        ResourceDefinition requests = ResourceDefinition.of(SigningRequestStrategy::new)
                .withTable(SigningRequestTable.of(release))
                .withSubresource(
                        "status",
                        (store, context) ->
                                part(Part.STATUS, clock, store, context).withTables(release))
                .withSubresource("approval", (store, context) -> part(Part.APPROVAL, clock, store, context));
        return Map.of(new GroupResource(GROUP, "certificatesigningrequests"), requests);
    }

    private static StatusStore part(Part part, InstantSource clock, Store store, ResourceContext context) {
        return new StatusStore(store, new SigningRequestPartStrategy(store.strategy(), part, clock, context.release()));
    }

    /** The two ways in besides the resource itself: each may change its own part of the status. */
    enum Part {
        STATUS,
        APPROVAL
    }
}
