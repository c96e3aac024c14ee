package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.AddressWarnings;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.StrictAddresses;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Where those who serve an ingress can be reached.
 *
 * @see "Go 1.36: pkg/apis/networking/validation/validation.go: ValidateIngressLoadBalancerStatus"
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateLoadBalancerStatus, as of 1.20"
 */
final class IngressStatusValidation {
    private static final FieldPath POINTS = FieldPath.of("status", "loadBalancer", "ingress");

    private IngressStatusValidation() {}

    static void validate(KubeObject ingress, KubeObject old, boolean newest, FieldErrors errors) {
        List<String> held = points(old)
                .valueStream()
                .map(point -> point.path("ip").asString(""))
                .toList();
        int index = 0;
        for (JsonNode point : points(ingress)) {
            FieldPath path = POINTS.index(index++);
            String ip = point.path("ip").asString("");
            if (!ip.isEmpty() && newest) {
                errors.invalid(path.child("ip"), ip, StrictAddresses.ip(ip, held));
            } else if (!ip.isEmpty() && IpAddress.parse(ip).isEmpty()) {
                errors.invalid(path.child("ip"), ip, "must be a valid IP address");
            }
            host(point.path("hostname").asString(""), path.child("hostname"), errors);
        }
    }

    private static void host(String host, FieldPath path, FieldErrors errors) {
        if (!host.isEmpty()) {
            errors.invalid(path, host, NameRules.dns1123Subdomain(host));
        }
        if (IpAddress.parse(host).isPresent()) {
            errors.invalid(path, host, "must be a DNS name, not an IP address");
        }
    }

    static List<String> warnings(KubeObject ingress) {
        List<String> warnings = new ArrayList<>();
        JsonNode points = points(ingress);
        for (int i = 0; i < points.size(); i++) {
            warnings.addAll(AddressWarnings.ofIp(
                    POINTS.index(i), points.get(i).path("ip").asString("")));
        }
        return warnings;
    }

    private static JsonNode points(KubeObject ingress) {
        return ingress.at("status", "loadBalancer", "ingress");
    }
}
