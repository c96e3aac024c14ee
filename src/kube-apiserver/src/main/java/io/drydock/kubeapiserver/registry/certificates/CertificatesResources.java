package io.drydock.kubeapiserver.registry.certificates;

import io.drydock.apimachinery.schema.GroupResource;
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

    public static Map<GroupResource, ResourceDefinition> definitions(InstantSource clock) {
        ResourceDefinition requests = ResourceDefinition.of(SigningRequestStrategy::new)
                .withTable(SigningRequestTable.TABLE)
                .withStatusLike("status", main -> new SigningRequestPartStrategy(main, Part.STATUS, clock))
                .withStatusLike("approval", main -> new SigningRequestPartStrategy(main, Part.APPROVAL, clock));
        return Map.of(new GroupResource(GROUP, "certificatesigningrequests"), requests);
    }

    /** The two ways in besides the resource itself: each may change its own part of the status. */
    enum Part {
        STATUS,
        APPROVAL
    }
}
