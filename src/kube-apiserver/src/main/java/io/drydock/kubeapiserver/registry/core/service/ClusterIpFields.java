package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.kubeapiserver.registry.generic.Trees;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps {@code clusterIP}, which older clients know, and {@code clusterIPs} in step, and what was allocated in place
 * when a client leaves it out.
 *
 * @see "Go: pkg/registry/core/service/storage/storage.go: normalizeClusterIPs, patchAllocatedValues"
 */
final class ClusterIpFields {
    private ClusterIpFields() {}

    static void alignNew(KubeObject service) {
        String address = ServiceShape.clusterIp(service);
        if (!address.isEmpty() && ServiceShape.clusterIps(service).isEmpty()) {
            service.objectAt("spec").putArray("clusterIPs").add(address);
        }
    }

    static void alignChanged(KubeObject service, KubeObject old) {
        String address = ServiceShape.clusterIp(service);
        String before = ServiceShape.clusterIp(old);
        ObjectNode spec = service.objectAt("spec");
        if (address.equals(before)) {
            if (ServiceShape.clusterIps(service).isEmpty()) {
                Trees.copyField(old.deepCopy().objectAt("spec"), spec, "clusterIPs");
            }
            return;
        }
        if (!ServiceShape.clusterIps(service).equals(ServiceShape.clusterIps(old))) {
            return;
        }
        if (address.isEmpty()) {
            spec.remove("clusterIPs");
        } else {
            spec.putArray("clusterIPs").add(address);
        }
    }

    static void keepAllocated(KubeObject service, KubeObject old) {
        ObjectNode spec = service.objectAt("spec");
        ObjectNode before = old.deepCopy().objectAt("spec");
        boolean keepsAddress = ServiceShape.needsClusterIp(service) && ServiceShape.needsClusterIp(old);
        if (keepsAddress && ServiceShape.clusterIp(service).isEmpty()) {
            Trees.copyField(before, spec, "clusterIP");
        }
        if (keepsAddress && ServiceShape.clusterIps(service).isEmpty()) {
            Trees.copyField(before, spec, "clusterIPs");
        }
        if (keepsAddress) {
            keepIfAbsent(before, spec, "ipFamilies");
            keepIfAbsent(before, spec, "ipFamilyPolicy");
        }
        if (ServiceShape.needsNodePorts(service) && ServiceShape.needsNodePorts(old)) {
            keepNodePorts(service, old);
        }
        if (ServiceShape.needsHealthCheckPort(service) && ServiceShape.needsHealthCheckPort(old)) {
            keepIfAbsent(before, spec, "healthCheckNodePort");
        }
    }

    /** Takes away what the new type has no use for. */
    static void releaseUnneeded(KubeObject service, KubeObject old) {
        if (ServiceShape.type(service).equals("ExternalName") && ServiceShape.needsClusterIp(old)) {
            releaseAddress(service.objectAt("spec"), old.deepCopy().objectAt("spec"));
        }
        if (ServicePortAllocation.isOnNodes(old) && !ServicePortAllocation.isOnNodes(service)) {
            releaseNodePorts(service, old);
        }
        releaseOfType(service, old);
    }

    private static void keepIfAbsent(ObjectNode from, ObjectNode to, String field) {
        if (!to.has(field)) {
            Trees.copyField(from, to, field);
        }
    }

    /** A client that only changes the type need not take away by hand what the type no longer has. */
    private static void releaseAddress(ObjectNode spec, ObjectNode before) {
        for (String field : List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy")) {
            if (spec.path(field).equals(before.path(field))) {
                spec.remove(field);
            }
        }
    }

    private static void releaseNodePorts(KubeObject service, KubeObject old) {
        if (nodePorts(old).containsAll(nodePorts(service))) {
            ServiceShape.ports(service).forEach(port -> ((ObjectNode) port).remove("nodePort"));
        }
    }

    private static Set<Integer> nodePorts(KubeObject service) {
        Set<Integer> ports = new HashSet<>();
        ServiceShape.ports(service)
                .forEach(port -> ports.add(port.path("nodePort").asInt(0)));
        ports.remove(0);
        return ports;
    }

    /** What the type that the service leaves had filled in, unless it was changed at the same time. */
    private static void releaseOfType(KubeObject service, KubeObject old) {
        ObjectNode spec = service.objectAt("spec");
        boolean balanced = ServiceShape.type(service).equals("LoadBalancer");
        if (ServiceShape.needsHealthCheckPort(old) && !ServiceShape.needsHealthCheckPort(service)) {
            removeUnchanged(spec, old, "healthCheckNodePort");
        }
        if (ServiceShape.type(old).equals("LoadBalancer") && !balanced) {
            removeUnchanged(spec, old, "allocateLoadBalancerNodePorts");
            removeUnchanged(spec, old, "loadBalancerClass");
        }
        if (ServiceShape.needsClusterIp(old) && !ServiceShape.needsClusterIp(service)) {
            removeUnchanged(spec, old, "internalTrafficPolicy");
        }
        if (ServiceShape.isExternallyAccessible(old) && !ServiceShape.isExternallyAccessible(service)) {
            removeUnchanged(spec, old, "externalTrafficPolicy");
        }
    }

    private static void removeUnchanged(ObjectNode spec, KubeObject old, String field) {
        if (spec.path(field).equals(old.at("spec", field))) {
            spec.remove(field);
        }
    }

    private static void keepNodePorts(KubeObject service, KubeObject old) {
        Map<String, Integer> known = new HashMap<>();
        ServiceShape.ports(old)
                .forEach(port -> known.put(key(port), port.path("nodePort").asInt(0)));
        for (JsonNode port : ServiceShape.ports(service)) {
            Integer before = known.get(key(port));
            if (port.path("nodePort").asInt(0) == 0 && before != null && before != 0) {
                ((ObjectNode) port).put("nodePort", before);
            }
        }
    }

    private static String key(JsonNode port) {
        return port.path("protocol").asString("") + "/" + port.path("port").asInt(0);
    }
}
