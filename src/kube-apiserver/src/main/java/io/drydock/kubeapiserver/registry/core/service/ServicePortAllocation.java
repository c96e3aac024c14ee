package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives every port of one service its port of the nodes. What a new service serves at the same port by several
 * protocols shares one.
 *
 * @see "Go: pkg/registry/core/service/storage/rest.go: initNodePorts, updateNodePorts, allocateHealthCheckNodePort"
 */
final class ServicePortAllocation {
    private static final FieldPath PORTS = FieldPath.of("spec", "ports");

    private final KubeObject service;
    private final Set<Integer> taken;
    private final NodePortAllocator allocator;
    private final FieldErrors errors;

    /** @param taken the ports that other services have; those that are given here are added */
    ServicePortAllocation(KubeObject service, Set<Integer> taken, NodePortAllocator allocator, FieldErrors errors) {
        this.service = service;
        this.taken = taken;
        this.allocator = allocator;
        this.errors = errors;
    }

    /** @param old the service as it is stored; absent when it is new */
    void run(Optional<KubeObject> old) {
        if (isOnNodes(service)) {
            if (old.isEmpty()) {
                giveToNew();
            } else {
                giveToChanged(old.get());
            }
        }
        boolean hadHealthCheck = old.map(ServiceShape::needsHealthCheckPort).orElse(false);
        if (errors.isEmpty() && ServiceShape.needsHealthCheckPort(service) && !hadHealthCheck) {
            giveHealthCheckPort();
        }
    }

    static boolean isOnNodes(KubeObject service) {
        return switch (ServiceShape.type(service)) {
            case "NodePort", "LoadBalancer" -> true;
            default -> false;
        };
    }

    private void giveToNew() {
        Map<Integer, Integer> shared = new HashMap<>();
        int index = 0;
        for (JsonNode port : ServiceShape.ports(service)) {
            FieldPath path = PORTS.index(index++).child("nodePort");
            int wanted = nodePort(port);
            if (wanted == 0 && !ServiceShape.needsNodePorts(service)) {
                continue;
            }
            int number = port.path("port").asInt(0);
            Integer given = shared.get(number);
            if (given == null) {
                int first = wanted != 0 ? wanted : laterWish(number);
                given = first == 0 ? next() : first;
                if (first != 0 && !take(first, path)) {
                    return;
                }
                shared.put(number, given);
            } else if (wanted != 0 && wanted != given) {
                if (!take(wanted, path)) {
                    return;
                }
                continue;
            }
            ((ObjectNode) port).put("nodePort", given);
        }
    }

    /** What the service asks for elsewhere for the same port. */
    private int laterWish(int number) {
        return ServiceShape.ports(service)
                .valueStream()
                .filter(port -> port.path("port").asInt(0) == number && nodePort(port) != 0)
                .mapToInt(ServicePortAllocation::nodePort)
                .findFirst()
                .orElse(0);
    }

    /** What the service had stays its own until the change is made, and is not given to another of its ports. */
    private void giveToChanged(KubeObject old) {
        Set<Integer> had = new HashSet<>();
        ServiceShape.ports(old).forEach(port -> had.add(nodePort(port)));
        Set<Integer> own = new HashSet<>();
        int index = 0;
        for (JsonNode port : ServiceShape.ports(service)) {
            FieldPath path = PORTS.index(index++).child("nodePort");
            int wanted = nodePort(port);
            if (wanted != 0) {
                if (own.add(wanted) && !had.contains(wanted) && !take(wanted, path)) {
                    return;
                }
            } else if (ServiceShape.needsNodePorts(service)) {
                taken.addAll(had);
                int given = next();
                own.add(given);
                ((ObjectNode) port).put("nodePort", given);
            }
        }
    }

    private static int nodePort(JsonNode port) {
        return port.path("nodePort").asInt(0);
    }

    private boolean take(int wanted, FieldPath path) {
        try {
            allocator.requireFree(wanted, taken);
            taken.add(wanted);
            return true;
        } catch (AllocationException refused) {
            errors.invalid(path, wanted, String.valueOf(refused.getMessage()));
            return false;
        }
    }

    private int next() {
        try {
            int given = allocator.next(taken);
            taken.add(given);
            return given;
        } catch (AllocationException refused) {
            throw StatusErrors.internalError("failed to allocate a nodePort: " + refused.getMessage());
        }
    }

    private void giveHealthCheckPort() {
        ObjectNode spec = service.objectAt("spec");
        int wanted = spec.path("healthCheckNodePort").asInt(0);
        try {
            if (wanted == 0) {
                spec.put("healthCheckNodePort", allocator.next(taken));
            } else {
                allocator.requireFree(wanted, taken);
            }
        } catch (AllocationException refused) {
            throw StatusErrors.internalError(
                    "failed to allocate requested HealthCheck NodePort " + wanted + ": " + refused.getMessage());
        }
    }
}
