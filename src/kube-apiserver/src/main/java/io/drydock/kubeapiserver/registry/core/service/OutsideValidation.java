package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.AddressRules;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.StrictAddresses;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.SpecialAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Checks how a service is reached from outside of the cluster: addresses, load balancers and the way traffic takes.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateServiceExternalTrafficPolicy,
 *     validateLoadBalancerClassField, validateServiceTrafficDistribution"
 */
final class OutsideValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> POLICIES = List.of("Cluster", "Local");
    private static final List<String> DISTRIBUTIONS = List.of("PreferClose", "PreferSameZone", "PreferSameNode");
    private static final String SOURCE_RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";
    private static final String ONLY_BALANCED = "may only be used when `type` is 'LoadBalancer'";

    private final KubeObject service;
    private final Optional<KubeObject> old;
    private final JsonNode spec;
    private final boolean newer;
    private final boolean balanced;
    private final FieldErrors errors;

    /** @param old what the service was, whose addresses it may keep */
    OutsideValidation(KubeObject service, Optional<KubeObject> old, boolean newer, FieldErrors errors) {
        this.service = service;
        this.old = old;
        this.spec = service.at("spec");
        this.newer = newer;
        this.balanced = ServiceShape.type(service).equals("LoadBalancer");
        this.errors = errors;
    }

    void validateAddresses() {
        JsonNode addresses = spec.path("externalIPs");
        List<String> held = held("externalIPs");
        for (int i = 0; i < addresses.size(); i++) {
            String address = addresses.get(i).asString("");
            FieldPath path = SPEC.child("externalIPs").index(i);
            List<String> problems = newer ? StrictAddresses.ip(address, held) : AddressRules.ip(address);
            errors.invalid(path, address, problems);
            if (problems.isEmpty()) {
                SpecialAddresses.refuse(address, newer, path, errors);
            }
        }
    }

    private List<String> held(String field) {
        return old.stream()
                .flatMap(before -> before.at("spec", field).valueStream())
                .map(value -> value.asString("").strip())
                .toList();
    }

    void validateBalancer() {
        validateSourceRanges();
        if (!newer) {
            return;
        }
        JsonNode allocates = spec.path("allocateLoadBalancerNodePorts");
        if (allocates.isBoolean() && !balanced) {
            errors.forbidden(SPEC.child("allocateLoadBalancerNodePorts"), ONLY_BALANCED);
        }
        if (!allocates.isBoolean() && balanced) {
            errors.required(FieldPath.of("allocateLoadBalancerNodePorts"), "");
        }
        validateBalancerClass();
    }

    /** Asked for a second time of a service that takes the place of another. */
    void validateBalancerClass() {
        JsonNode balancer = spec.path("loadBalancerClass");
        if (balancer.isString() && balanced) {
            errors.invalid(SPEC.child("loadBalancerClass"), balancer, NameRules.qualifiedName(balancer.asString()));
        } else if (balancer.isString()) {
            errors.forbidden(SPEC.child("loadBalancerClass"), ONLY_BALANCED);
        }
    }

    private void validateSourceRanges() {
        if (!newer) {
            validateOlderSourceRanges();
            return;
        }
        JsonNode ranges = spec.path("loadBalancerSourceRanges");
        FieldPath path = SPEC.child("LoadBalancerSourceRanges");
        String annotated = service.annotations().get(SOURCE_RANGES);
        if (!ranges.isEmpty()) {
            if (!balanced) {
                errors.forbidden(path, ONLY_BALANCED);
            }
            List<String> held = held("loadBalancerSourceRanges");
            for (int i = 0; i < ranges.size(); i++) {
                String range = ranges.get(i).asString("").strip();
                errors.invalid(path.index(i), range, StrictAddresses.cidr(range, held));
            }
        } else if (annotated != null) {
            FieldPath annotation = FieldPath.of("metadata", "annotations").key(SOURCE_RANGES);
            if (!balanced) {
                errors.forbidden(annotation, ONLY_BALANCED);
            }
            boolean kept = old.map(
                            before -> annotated.equals(before.annotations().get(SOURCE_RANGES)))
                    .orElse(false);
            for (String range : kept || annotated.isBlank() ? new String[0] : annotated.split(",", -1)) {
                errors.invalid(annotation, range.strip(), StrictAddresses.cidr(range.strip(), List.of()));
            }
        }
    }

    /** Older releases say of all ranges together that they are not right. */
    private void validateOlderSourceRanges() {
        JsonNode listed = spec.path("loadBalancerSourceRanges");
        String annotated = service.annotations().get(SOURCE_RANGES);
        if (listed.isEmpty() && annotated == null) {
            return;
        }
        List<String> ranges = new ArrayList<>();
        listed.forEach(range -> ranges.add(range.asString("")));
        FieldPath path = SPEC.child("LoadBalancerSourceRanges");
        String shown = "[" + String.join(" ", ranges) + "]";
        if (ranges.isEmpty() && annotated != null) {
            path = FieldPath.of("metadata", "annotations").key(SOURCE_RANGES);
            shown = annotated;
            ranges.addAll(
                    annotated.isBlank() ? List.of() : List.of(annotated.strip().split(",", -1)));
        }
        if (!balanced) {
            errors.forbidden(path, ONLY_BALANCED);
        }
        if (!ranges.stream().allMatch(range -> AddressRules.cidr(range.strip()).isEmpty())) {
            errors.invalid(path, shown, "must be a list of IP ranges. For example, 10.240.0.0/24,10.250.0.0/24 ");
        }
    }

    void validateTraffic() {
        if (newer) {
            validateExternalPolicy();
            validateInside();
        } else {
            validateOlderPolicy();
        }
    }

    private void validateExternalPolicy() {
        String policy = spec.path("externalTrafficPolicy").asString("");
        FieldPath path = SPEC.child("externalTrafficPolicy");
        if (ServiceShape.isExternallyAccessible(service)) {
            errors.requireOneOf(spec.path("externalTrafficPolicy"), path, POLICIES);
        } else if (!policy.isEmpty()) {
            errors.invalid(path, policy, "may only be set for externally-accessible services");
        }
        long port = spec.path("healthCheckNodePort").asLong(0);
        FieldPath portPath = SPEC.child("healthCheckNodePort");
        if (port != 0 && ServiceShape.needsHealthCheckPort(service)) {
            errors.invalid(portPath, port, ValueRules.portNumber(port));
        } else if (port != 0) {
            errors.invalid(
                    portPath,
                    port,
                    "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'");
        }
    }

    private void validateInside() {
        JsonNode policy = spec.path("internalTrafficPolicy");
        if (!policy.isString() && ServiceShape.needsClusterIp(service)) {
            errors.required(SPEC.child("internalTrafficPolicy"), "");
        } else if (policy.isString() && !POLICIES.contains(policy.asString())) {
            errors.notSupported(SPEC.child("internalTrafficPolicy"), policy, POLICIES);
        }
        JsonNode distribution = spec.path("trafficDistribution");
        if (distribution.isString() && !DISTRIBUTIONS.contains(distribution.asString())) {
            errors.notSupported(SPEC.child("trafficDistribution"), distribution, DISTRIBUTIONS);
        }
    }

    private void validateOlderPolicy() {
        String policy = spec.path("externalTrafficPolicy").asString("");
        FieldPath path = SPEC.child("externalTrafficPolicy");
        if (!policy.isEmpty() && !POLICIES.contains(policy)) {
            errors.invalid(path, policy, "ExternalTrafficPolicy must be empty, Cluster or Local");
        }
        long port = spec.path("healthCheckNodePort").asLong(0);
        if (port < 0) {
            errors.invalid(SPEC.child("healthCheckNodePort"), port, "HealthCheckNodePort must be not less than 0");
        }
        // What does not go together is looked at only when each by itself is right.
        if (!errors.isEmpty()) {
            return;
        }
        if (!policy.isEmpty() && !ServiceShape.isExternallyAccessible(service)) {
            errors.invalid(path, policy, "ExternalTrafficPolicy can only be set on NodePort and LoadBalancer service");
        }
        if (port != 0 && !ServiceShape.needsHealthCheckPort(service)) {
            errors.invalid(
                    SPEC.child("healthCheckNodePort"),
                    port,
                    "HealthCheckNodePort can only be set on LoadBalancer service with ExternalTrafficPolicy=Local");
        }
    }
}
