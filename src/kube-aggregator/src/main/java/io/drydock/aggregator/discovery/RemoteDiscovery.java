package io.drydock.aggregator.discovery;

import io.drydock.aggregator.apiregistration.ApiService;
import io.drydock.apiserver.endpoints.discovery.aggregated.AggregatedDiscovery;
import io.drydock.apiserver.endpoints.discovery.aggregated.DiscoverySource;
import io.drydock.apiserver.endpoints.discovery.aggregated.VersionDiscovery;

/**
 * Names in the one document of discovery what other API servers serve. Those are not reached yet, so what they hold is
 * not known, and the document says so.
 *
 * @see "Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver/handler_discovery.go: discoveryManager (1.36)"
 */
public record RemoteDiscovery(AggregatedDiscovery all) {
    /** A service that is local, or has become so, is no concern of this. */
    public void put(ApiService service) {
        if (service.isLocal()) {
            remove(service);
            return;
        }
        all.put(DiscoverySource.AGGREGATED, VersionDiscovery.stale(service.groupVersion()));
        all.setPriority(
                DiscoverySource.AGGREGATED,
                service.groupVersion(),
                Math.toIntExact(service.groupPriorityMinimum()),
                Math.toIntExact(service.versionPriority()));
    }

    public void remove(ApiService service) {
        all.remove(DiscoverySource.AGGREGATED, service.groupVersion());
    }
}
