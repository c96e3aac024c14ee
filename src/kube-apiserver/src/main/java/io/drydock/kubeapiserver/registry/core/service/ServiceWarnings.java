package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.AddressWarnings;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/api/service/warnings.go: GetWarningsForService, 1.36" */
final class ServiceWarnings {
    private static final FieldPath SPEC = FieldPath.of("spec");

    private ServiceWarnings() {}

    static List<String> of(KubeObject service) {
        List<String> warnings = new ArrayList<>();
        String hints = "service.kubernetes.io/topology-aware-hints";
        if (service.annotations().containsKey(hints)) {
            warnings.add(
                    "annotation " + hints + " is deprecated, please use service.kubernetes.io/topology-mode instead");
        }
        boolean named = ServiceShape.type(service).equals("ExternalName");
        boolean headless = ServiceShape.type(service).equals("ClusterIP") && ServiceShape.isHeadless(service);
        boolean outside = !service.at("spec", "externalIPs").isEmpty();
        if (ServiceShape.needsClusterIp(service) && !ServiceShape.isHeadless(service)) {
            addresses(service.at("spec", "clusterIPs"), "clusterIPs", warnings);
        }
        if (headless) {
            if (!service.at("spec", "loadBalancerIP").asString("").isEmpty()) {
                warnings.add("spec.loadBalancerIP is ignored for headless services");
            }
            if (outside) {
                warnings.add("spec.externalIPs is ignored for headless services");
            }
            if (!service.at("spec", "sessionAffinity").asString("").equals("None")) {
                warnings.add("spec.SessionAffinity is ignored for headless services");
            }
        }
        addresses(service.at("spec", "externalIPs"), "externalIPs", warnings);
        if (outside && !headless && !named) {
            warnings.add("spec.externalIPs is deprecated and may no longer be implemented in some clusters");
        }
        warnings.addAll(AddressWarnings.ofIp(
                SPEC.child("loadBalancerIP"),
                service.at("spec", "loadBalancerIP").asString("")));
        JsonNode ranges = service.at("spec", "loadBalancerSourceRanges");
        for (int i = 0; i < ranges.size(); i++) {
            FieldPath path = SPEC.child("loadBalancerSourceRanges").index(i);
            warnings.addAll(AddressWarnings.ofCidr(path, ranges.get(i).asString("")));
        }
        if (outside && named) {
            warnings.add("spec.externalIPs is ignored when spec.type is \"ExternalName\"");
        }
        if (!named && !service.at("spec", "externalName").asString("").isEmpty()) {
            warnings.add("spec.externalName is ignored when spec.type is not \"ExternalName\"");
        }
        if (service.at("spec", "trafficDistribution").asString("").equals("PreferClose")) {
            warnings.add("spec.trafficDistribution: \"PreferClose\" is deprecated; use \"PreferSameZone\"");
        }
        return warnings;
    }

    private static void addresses(JsonNode addresses, String field, List<String> warnings) {
        for (int i = 0; i < addresses.size(); i++) {
            FieldPath path = SPEC.child(field).index(i);
            warnings.addAll(AddressWarnings.ofIp(path, addresses.get(i).asString("")));
        }
    }
}
