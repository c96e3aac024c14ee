package io.drydock.apiserver.endpoints.discovery.aggregated;

/**
 * Who says that a group version is served. Where several say so, the first of them is believed.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/discovery/aggregated/handler.go: Source (1.36)"
 */
public enum DiscoverySource {
    /** Another API server, behind an APIService. */
    AGGREGATED,
    BUILT_IN,
    CUSTOM_RESOURCES
}
