package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.net.Cidr;
import java.util.Optional;

/**
 * What services are given their addresses and ports from.
 *
 * @param primary of {@code --service-cluster-ip-range}; its family is the one services have by default
 * @param secondary of the other family, if there is one
 * @param firstNodePort of {@code --service-node-port-range}
 * @param lastNodePort inclusive
 */
public record ServiceNetwork(Cidr primary, Optional<Cidr> secondary, int firstNodePort, int lastNodePort) {
    NodePorts nodePorts() {
        return new NodePorts(firstNodePort, lastNodePort);
    }

    /** The range of addresses of a family: {@code IPv4} or {@code IPv6}. */
    Optional<Cidr> range(String family) {
        if (family(primary).equals(family)) {
            return Optional.of(primary);
        }
        return secondary.filter(range -> family(range).equals(family));
    }

    String primaryFamily() {
        return family(primary);
    }

    private static String family(Cidr range) {
        return range.address().isIpv4() ? "IPv4" : "IPv6";
    }
}
