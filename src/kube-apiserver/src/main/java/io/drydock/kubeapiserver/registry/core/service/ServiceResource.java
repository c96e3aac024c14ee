package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.kubeapiserver.kubelet.NodeDialer;
import io.drydock.kubeapiserver.registry.generic.OneByOneStorage;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import java.util.random.RandomGenerator;

/** @see "Go: pkg/registry/core/service/storage/storage.go: NewREST" */
public final class ServiceResource {
    private ServiceResource() {}

    /**
     * @param ranges where servers agree on what of the network is given
     * @param random chooses among the free addresses and ports, so that what was just given up is not given at once
     */
    public static ResourceDefinition definition(
            Release release, ServiceNetwork network, ServiceRanges ranges, RandomGenerator random, NodeDialer dialer) {
        ServiceAllocation allocation = new ServiceAllocation(network, ranges, release, random);
        return ResourceDefinition.of(context -> new ServiceStrategy(context, network, allocation))
                .withTable(new ServiceTable())
                .withStatus(main -> new ServiceStatusStrategy(main, release))
                .withMain((store, context) -> {
                    ServiceStorage services =
                            new ServiceStorage(store, allocation, new AddressClaims(release, context.directory()));
                    boolean allAtOnce = context.fact().verbs().contains("deletecollection");
                    return allAtOnce ? services : new OneByOneStorage<>(services);
                })
                .withSubresource(
                        "proxy",
                        (store, context) ->
                                new ServiceProxy(store, context.directory(), dialer.proxyTransport(), random));
    }
}
