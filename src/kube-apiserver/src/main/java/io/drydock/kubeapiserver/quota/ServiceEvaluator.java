package io.drydock.kubeapiserver.quota;

import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Counts services, their node ports and their load balancers. Ports are not allocated yet when a service is admitted,
 * so what counts is how many there will be.
 *
 * @see "Go: pkg/quota/v1/evaluator/core/services.go: serviceEvaluator"
 */
final class ServiceEvaluator implements QuotaEvaluator {
    private static final String COUNT = "count/services";
    private static final String SERVICES = "services";
    private static final String NODE_PORTS = "services.nodeports";
    private static final String LOAD_BALANCERS = "services.loadbalancers";
    private static final Set<String> NAMES = Set.of(COUNT, SERVICES, NODE_PORTS, LOAD_BALANCERS);

    /** The type of a service can change. */
    @Override
    public boolean handles(AdmissionAttributes attributes) {
        return attributes.operation() == Operation.CREATE || attributes.operation() == Operation.UPDATE;
    }

    @Override
    public Set<String> matching(Collection<String> resources) {
        Set<String> matching = new TreeSet<>(resources);
        matching.retainAll(NAMES);
        return matching;
    }

    @Override
    public ResourceList usage(KubeObject service) {
        SortedMap<String, Quantity> usage = new TreeMap<>();
        usage.put(COUNT, ObjectCountEvaluator.ONE);
        usage.put(SERVICES, ObjectCountEvaluator.ONE);
        JsonNode ports = service.at("spec", "ports");
        switch (service.at("spec", "type").asString("")) {
            case "NodePort" -> usage.put(NODE_PORTS, Quantity.of(ports.size()));
            case "LoadBalancer" -> {
                usage.put(NODE_PORTS, Quantity.of(nodePortsOfBalancer(service, ports)));
                usage.put(LOAD_BALANCERS, ObjectCountEvaluator.ONE);
            }
            default -> {}
        }
        return new ResourceList(usage);
    }

    private static long nodePortsOfBalancer(KubeObject service, JsonNode ports) {
        boolean allocated = service.at("spec", "allocateLoadBalancerNodePorts").asBoolean(true);
        return allocated
                ? ports.size()
                : ports.valueStream()
                        .filter(port -> port.path("nodePort").asInt(0) != 0)
                        .count();
    }
}
