package io.drydock.apiserver.endpoints.negotiation;

import io.drydock.apimachinery.schema.GroupVersionKind;

/**
 * Which conversions of its answers an endpoint can do.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/negotiation/negotiate.go: EndpointRestrictions"
 */
@FunctionalInterface
public interface EndpointRestrictions {
    /** Objects as they are and nothing else. */
    EndpointRestrictions NO_CONVERSION = (format, target) -> false;

    boolean allowsConversion(MediaType format, GroupVersionKind target);
}
