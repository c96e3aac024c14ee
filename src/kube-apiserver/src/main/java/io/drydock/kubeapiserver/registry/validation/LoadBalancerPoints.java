package io.drydock.kubeapiserver.registry.validation;

import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.validation.AddressWarnings;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.StrictAddresses;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Where load balancers can be reached, as services and ingresses say it in their status.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateLoadBalancerStatus"
 */
public final class LoadBalancerPoints {
    private LoadBalancerPoints() {}

    /** The addresses that some points have, to be let be when they are wrong. */
    public static List<String> addresses(JsonNode points) {
        return points.valueStream().map(point -> point.path("ip").asString("")).toList();
    }

    /**
     * @param held what the points had before
     * @param newest whether only addresses are taken that everybody reads alike
     */
    public static void ip(JsonNode point, List<String> held, boolean newest, FieldPath path, FieldErrors errors) {
        String ip = point.path("ip").asString("");
        if (!ip.isEmpty() && newest) {
            errors.invalid(path.child("ip"), ip, StrictAddresses.ip(ip, held));
        } else if (!ip.isEmpty() && IpAddress.parse(ip).isEmpty()) {
            errors.invalid(path.child("ip"), ip, "must be a valid IP address");
        }
    }

    public static void host(JsonNode point, FieldPath path, FieldErrors errors) {
        String host = point.path("hostname").asString("");
        if (!host.isEmpty()) {
            errors.invalid(path.child("hostname"), host, NameRules.dns1123Subdomain(host));
        }
        if (IpAddress.parse(host).isPresent()) {
            errors.invalid(path.child("hostname"), host, "must be a DNS name, not an IP address");
        }
    }

    public static List<String> warnings(JsonNode points, FieldPath path) {
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            warnings.addAll(
                    AddressWarnings.ofIp(path.index(i), points.get(i).path("ip").asString("")));
        }
        return warnings;
    }
}
