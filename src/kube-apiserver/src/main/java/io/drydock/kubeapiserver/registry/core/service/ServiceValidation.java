package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.AddressRules;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Checks a service but for what allocation finds.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateService, ValidateServiceUpdate"
 */
final class ServiceValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> AFFINITIES = List.of("ClientIP", "None");
    private static final List<String> TYPES = List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
    private static final List<String> POLICIES = List.of("Cluster", "Local");
    private static final int ONE_DAY = 86_400;

    private final Release release;

    ServiceValidation(Release release) {
        this.release = release;
    }

    void validateUpdate(KubeObject service, KubeObject old, FieldErrors errors) {
        List<String> addresses = ServiceShape.clusterIps(service);
        List<String> before = ServiceShape.clusterIps(old);
        boolean bothHave = ServiceShape.needsClusterIp(service) && ServiceShape.needsClusterIp(old);
        if (bothHave && !before.isEmpty()) {
            FieldPath first = SPEC.child("clusterIPs").index(0);
            if (addresses.isEmpty()) {
                errors.invalid(first, addresses, "primary clusterIP can not be unset");
            } else if (!addresses.getFirst().equals(before.getFirst())) {
                errors.invalid(first, addresses, "may not change once set");
            }
        }
        validate(service, errors);
    }

    void validate(KubeObject service, FieldErrors errors) {
        JsonNode spec = service.at("spec");
        String type = ServiceShape.type(service);
        boolean headless = ServiceShape.isHeadless(service);
        if (ServiceShape.ports(service).isEmpty() && !headless && !type.equals("ExternalName")) {
            errors.required(SPEC.child("ports"), "");
        }
        validateType(service, type, headless, errors);
        ServicePortValidation.validate(ServiceShape.ports(service), SPEC.child("ports"), errors);
        errors.labels(spec.path("selector"), SPEC.child("selector"));
        errors.requireOneOf(spec.path("sessionAffinity"), SPEC.child("sessionAffinity"), AFFINITIES);
        validateAffinity(spec, errors);
        ClusterIpValidation.validate(service, errors);
        JsonNode externalIps = spec.path("externalIPs");
        for (int i = 0; i < externalIps.size(); i++) {
            String address = externalIps.get(i).asString("");
            errors.invalid(SPEC.child("externalIPs").index(i), address, AddressRules.ip(address));
        }
        errors.requireOneOf(spec.path("type"), SPEC.child("type"), TYPES);
        ServicePortValidation.validateTogether(ServiceShape.ports(service), type, SPEC.child("ports"), errors);
        validateSourceRanges(spec, type, errors);
        validateTraffic(service, spec, type, errors);
    }

    private static void validateType(KubeObject service, String type, boolean headless, FieldErrors errors) {
        switch (type) {
            case "LoadBalancer", "NodePort" -> {
                if (headless) {
                    errors.invalid(
                            SPEC.child("clusterIPs").index(0),
                            ServiceShape.HEADLESS,
                            "may not be set to 'None' for " + type + " services");
                }
            }
            case "ExternalName" -> {
                for (String field : List.of("clusterIPs", "ipFamilies", "ipFamilyPolicy")) {
                    JsonNode value = service.at("spec", field);
                    if (value.isString() || !value.isEmpty()) {
                        errors.forbidden(SPEC.child(field), "may not be set for ExternalName services");
                    }
                }
                String name = service.at("spec", "externalName").asString("");
                String relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
                if (relative.isEmpty()) {
                    errors.required(SPEC.child("externalName"), "");
                } else {
                    errors.invalid(SPEC.child("externalName"), relative, NameRules.dns1123Subdomain(relative));
                }
            }
            default -> {
                // A service of its own address only has nothing more to say.
            }
        }
    }

    private static void validateAffinity(JsonNode spec, FieldErrors errors) {
        FieldPath path = SPEC.child("sessionAffinityConfig");
        JsonNode config = spec.path("sessionAffinityConfig");
        switch (spec.path("sessionAffinity").asString("")) {
            case "ClientIP" -> {
                JsonNode timeout = config.path("clientIP").path("timeoutSeconds");
                if (!timeout.isNumber()) {
                    errors.required(path, "when session affinity type is ClientIP");
                } else if (timeout.asLong() <= 0 || timeout.asLong() > ONE_DAY) {
                    errors.invalid(
                            path.child("clientIP").child("timeoutSeconds"),
                            timeout,
                            "must be greater than 0 and less than " + ONE_DAY);
                }
            }
            case "None" -> {
                if (config.isObject()) {
                    errors.forbidden(path, "must not be set when session affinity is None");
                }
            }
            default -> {
                // Said already: the type is not supported.
            }
        }
    }

    private static void validateSourceRanges(JsonNode spec, String type, FieldErrors errors) {
        JsonNode ranges = spec.path("loadBalancerSourceRanges");
        FieldPath path = SPEC.child("LoadBalancerSourceRanges");
        if (!ranges.isEmpty() && !type.equals("LoadBalancer")) {
            errors.forbidden(path, "may only be used when `type` is 'LoadBalancer'");
        }
        for (int i = 0; i < ranges.size(); i++) {
            String range = ranges.get(i).asString("").strip();
            errors.invalid(path.index(i), range, AddressRules.cidr(range));
        }
    }

    private void validateTraffic(KubeObject service, JsonNode spec, String type, FieldErrors errors) {
        String policy = spec.path("externalTrafficPolicy").asString("");
        FieldPath path = SPEC.child("externalTrafficPolicy");
        boolean external = type.equals("LoadBalancer") || type.equals("NodePort");
        if (!policy.isEmpty() && !external && !policy.equals("Cluster")) {
            errors.invalid(path, policy, "may only be set for externally-accessible services");
        } else if (!policy.isEmpty() && !POLICIES.contains(policy)) {
            if (release.atLeast(Release.V1_36)) {
                errors.notSupported(path, policy, POLICIES);
            } else {
                errors.invalid(path, policy, "ExternalTrafficPolicy must be empty, Cluster or Local");
            }
        }
        JsonNode healthPort = spec.path("healthCheckNodePort");
        if (healthPort.asLong(0) != 0 && !ServiceShape.needsHealthCheckPort(service)) {
            errors.invalid(
                    SPEC.child("healthCheckNodePort"),
                    healthPort,
                    "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'");
        }
        JsonNode internal = spec.path("internalTrafficPolicy");
        if (internal.isString()) {
            errors.requireOneOf(internal, SPEC.child("internalTrafficPolicy"), POLICIES);
        }
    }
}
