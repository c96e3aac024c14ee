package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What kind of service it is, and so what it needs. */
final class ServiceShape {
    static final String HEADLESS = "None";

    private ServiceShape() {}

    static String type(KubeObject service) {
        return service.at("spec", "type").asString("");
    }

    static String clusterIp(KubeObject service) {
        return service.at("spec", "clusterIP").asString("");
    }

    static List<String> clusterIps(KubeObject service) {
        List<String> addresses = new ArrayList<>();
        service.at("spec", "clusterIPs").forEach(address -> addresses.add(address.asString("")));
        return addresses;
    }

    /** The cluster IPs that are addresses. */
    static List<String> addresses(KubeObject service) {
        return clusterIps(service).stream()
                .filter(address -> !address.isEmpty() && !address.equals(HEADLESS))
                .toList();
    }

    static boolean isHeadless(KubeObject service) {
        List<String> addresses = clusterIps(service);
        return addresses.size() == 1 && addresses.getFirst().equals(HEADLESS);
    }

    /** Everything but a name for something outside lives in the cluster and has an address there. */
    static boolean needsClusterIp(KubeObject service) {
        return switch (type(service)) {
            case "ClusterIP", "NodePort", "LoadBalancer" -> true;
            default -> false;
        };
    }

    static boolean needsNodePorts(KubeObject service) {
        return switch (type(service)) {
            case "NodePort" -> true;
            case "LoadBalancer" ->
                service.at("spec", "allocateLoadBalancerNodePorts").asBoolean(true);
            default -> false;
        };
    }

    static boolean needsHealthCheckPort(KubeObject service) {
        return type(service).equals("LoadBalancer")
                && service.at("spec", "externalTrafficPolicy").asString("").equals("Local");
    }

    /** Whether traffic from outside of the cluster has a way of its own to it. */
    static boolean isExternallyAccessible(KubeObject service) {
        return switch (type(service)) {
            case "LoadBalancer", "NodePort" -> true;
            case "ClusterIP" -> !service.at("spec", "externalIPs").isEmpty();
            default -> false;
        };
    }

    static JsonNode ports(KubeObject service) {
        return service.at("spec", "ports");
    }
}
