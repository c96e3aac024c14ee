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
 * Counts resource claims and the devices that they may get of each class, at worst.
 *
 * @see "Go: pkg/quota/v1/evaluator/core/resource_claims.go: claimEvaluator, from 1.31"
 */
final class DeviceClaimEvaluator implements QuotaEvaluator {
    private static final String COUNT = "count/resourceclaims.resource.k8s.io";
    private static final String OF_CLASS = ".deviceclass.resource.k8s.io/devices";
    /** As many devices as a claim can get at all. */
    private static final long MOST_DEVICES = 32;

    @Override
    public boolean handles(AdmissionAttributes attributes) {
        return attributes.operation() == Operation.CREATE || attributes.operation() == Operation.UPDATE;
    }

    @Override
    public Set<String> matching(Collection<String> resources) {
        Set<String> matching = new TreeSet<>(resources);
        matching.removeIf(name -> !name.equals(COUNT) && !name.endsWith(OF_CLASS));
        return matching;
    }

    @Override
    public ResourceList usage(KubeObject claim) {
        SortedMap<String, Quantity> count = new TreeMap<>();
        count.put(COUNT, ObjectCountEvaluator.ONE);
        ResourceList usage = new ResourceList(count);
        for (JsonNode request : claim.at("spec", "devices", "requests")) {
            ResourceList wanted = devices(request.path("exactly"));
            for (JsonNode alternative : request.path("firstAvailable")) {
                wanted = wanted.max(devices(alternative));
            }
            usage = usage.plus(wanted);
        }
        return usage;
    }

    /** What is asked for in a way that is not known counts nothing. */
    private static ResourceList devices(JsonNode request) {
        long number = switch (request.path("allocationMode").asString("")) {
            case "ExactCount" -> request.path("count").asLong(0);
            case "All" -> MOST_DEVICES;
            default -> 0;
        };
        SortedMap<String, Quantity> devices = new TreeMap<>();
        if (number > 0) {
            devices.put(request.path("deviceClassName").asString("") + OF_CLASS, Quantity.of(number));
        }
        return new ResourceList(devices);
    }
}
