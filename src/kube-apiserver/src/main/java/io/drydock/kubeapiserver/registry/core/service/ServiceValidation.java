package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Optional;
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
    private static final int ONE_DAY = 86_400;
    private static final int KUBELET_PORT = 10250;

    private final boolean newer;

    ServiceValidation(Release release) {
        this.newer = release.atLeast(Release.V1_36);
    }

    void validateUpdate(KubeObject service, KubeObject old, FieldErrors errors) {
        new ServiceUpdateValidation(service, old, errors).validate(newer);
        validate(service, Optional.of(old), errors);
        if (!newer && mixesProtocols(service) && !mixesProtocols(old)) {
            refuseMixedProtocols(service, errors);
        }
    }

    void validateNew(KubeObject service, FieldErrors errors) {
        validate(service, Optional.empty(), errors);
        if (!newer && mixesProtocols(service)) {
            refuseMixedProtocols(service, errors);
        }
    }

    private static boolean mixesProtocols(KubeObject service) {
        return ServiceShape.ports(service)
                        .valueStream()
                        .map(port -> port.path("protocol").asString(""))
                        .distinct()
                        .count()
                > 1;
    }

    /** Once such a load balancer is there, it may stay. */
    private static void refuseMixedProtocols(KubeObject service, FieldErrors errors) {
        if (ServiceShape.type(service).equals("LoadBalancer")) {
            errors.invalid(
                    SPEC.child("ports"),
                    ShownServicePorts.all(ServiceShape.ports(service)),
                    "may not contain more than 1 protocol when type is 'LoadBalancer'");
        }
    }

    private void validate(KubeObject service, Optional<KubeObject> old, FieldErrors errors) {
        JsonNode spec = service.at("spec");
        String type = ServiceShape.type(service);
        boolean headless = ServiceShape.isHeadless(service);
        if (newer) {
            validateTopologyAnnotations(service, errors);
        }
        if (ServiceShape.ports(service).isEmpty() && !headless && !type.equals("ExternalName")) {
            errors.required(SPEC.child("ports"), "");
        }
        validateType(service, type, headless, errors);
        ServicePortValidation.validate(ServiceShape.ports(service), SPEC.child("ports"), errors);
        errors.labels(spec.path("selector"), SPEC.child("selector"));
        errors.requireOneOf(spec.path("sessionAffinity"), SPEC.child("sessionAffinity"), AFFINITIES);
        validateAffinity(spec, errors);
        ClusterIpValidation.validate(service, old, newer, errors);
        OutsideValidation outside = new OutsideValidation(service, old, newer, errors);
        outside.validateAddresses();
        errors.requireOneOf(spec.path("type"), SPEC.child("type"), TYPES);
        ServicePortValidation.validateTogether(ServiceShape.ports(service), type, SPEC.child("ports"), errors);
        outside.validateBalancer();
        outside.validateTraffic();
    }

    private static void validateTopologyAnnotations(KubeObject service, FieldErrors errors) {
        String hints = "service.kubernetes.io/topology-aware-hints";
        String mode = "service.kubernetes.io/topology-mode";
        String said = service.annotations().get(mode);
        String before = service.annotations().get(hints);
        if (said != null && before != null && !said.equals(before)) {
            errors.invalid(
                    FieldPath.of("metadata", "annotations").key(mode),
                    said,
                    "must match annotations[" + hints + "] when both are specified");
        }
    }

    private void validateType(KubeObject service, String type, boolean headless, FieldErrors errors) {
        switch (type) {
            case "LoadBalancer", "NodePort" -> {
                if (!newer && type.equals("LoadBalancer")) {
                    refuseKubeletPort(ServiceShape.ports(service), errors);
                }
                if (headless) {
                    errors.invalid(
                            SPEC.child("clusterIPs").index(0),
                            ServiceShape.HEADLESS,
                            "may not be set to 'None' for " + type + " services");
                }
            }
            case "ExternalName" -> validateExternalName(service, errors);
            default -> {
                // A service of its own address only has nothing more to say.
            }
        }
    }

    /** Some clouds once opened every port of a load balancer on the nodes too. */
    private static void refuseKubeletPort(JsonNode ports, FieldErrors errors) {
        for (int i = 0; i < ports.size(); i++) {
            if (ports.get(i).path("port").asLong(0) == KUBELET_PORT) {
                errors.invalid(
                        SPEC.child("ports").index(i),
                        KUBELET_PORT,
                        "may not expose port " + KUBELET_PORT + " externally since it is used by kubelet");
            }
        }
    }

    private static void validateExternalName(KubeObject service, FieldErrors errors) {
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

    private static void validateAffinity(JsonNode spec, FieldErrors errors) {
        FieldPath path = SPEC.child("sessionAffinityConfig");
        JsonNode config = spec.path("sessionAffinityConfig");
        String detail = "when session affinity type is ClientIP";
        switch (spec.path("sessionAffinity").asString("")) {
            case "ClientIP" -> {
                JsonNode timeout = config.path("clientIP").path("timeoutSeconds");
                FieldPath timeoutPath = path.child("clientIP").child("timeoutSeconds");
                if (!config.isObject()) {
                    errors.required(path, detail);
                } else if (!config.path("clientIP").isObject()) {
                    errors.required(path.child("clientIP"), detail);
                } else if (!timeout.isNumber()) {
                    errors.required(timeoutPath, detail);
                } else if (timeout.asLong() <= 0 || timeout.asLong() > ONE_DAY) {
                    errors.invalid(timeoutPath, timeout, "must be greater than 0 and less than " + ONE_DAY);
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
}
