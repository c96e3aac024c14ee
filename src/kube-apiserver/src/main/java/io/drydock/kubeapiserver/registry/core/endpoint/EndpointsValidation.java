package io.drydock.kubeapiserver.registry.core.endpoint;

import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.AddressRules;
import io.drydock.apimachinery.validation.AddressWarnings;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.StrictAddresses;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.SpecialAddresses;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/apis/core/validation/validation.go: ValidateEndpoints" */
final class EndpointsValidation {
    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");

    private EndpointsValidation() {}

    /** @param strict whether only addresses are taken that everybody reads alike */
    static void validate(JsonNode subsets, boolean strict, FieldPath path, FieldErrors errors) {
        for (int i = 0; i < subsets.size(); i++) {
            JsonNode subset = subsets.get(i);
            FieldPath here = path.index(i);
            if (subset.path("addresses").isEmpty()
                    && subset.path("notReadyAddresses").isEmpty()) {
                errors.required(here, "must specify `addresses` or `notReadyAddresses`");
            }
            for (String list : List.of("addresses", "notReadyAddresses")) {
                JsonNode addresses = subset.path(list);
                for (int j = 0; j < addresses.size(); j++) {
                    validateAddress(addresses.get(j), strict, here.child(list).index(j), errors);
                }
            }
            JsonNode ports = subset.path("ports");
            for (int j = 0; j < ports.size(); j++) {
                validatePort(ports.get(j), ports.size() > 1, here.child("ports").index(j), errors);
            }
        }
    }

    private static void validateAddress(JsonNode address, boolean strict, FieldPath path, FieldErrors errors) {
        String ip = address.path("ip").asString("");
        errors.invalid(path.child("ip"), ip, strict ? StrictAddresses.ip(ip, List.of()) : AddressRules.ip(ip));
        String hostname = address.path("hostname").asString("");
        if (!hostname.isEmpty()) {
            errors.invalid(path.child("hostname"), hostname, NameRules.dns1123Label(hostname));
        }
        JsonNode node = address.path("nodeName");
        if (node.isString()) {
            errors.invalid(path.child("nodeName"), node, NameRules.nameIsDnsSubdomain(node.asString(), false));
        }
        if (IpAddress.parse(ip).isEmpty()) {
            errors.invalid(path.child("ip"), ip, "must be a valid IP address");
        }
        SpecialAddresses.refuse(ip, strict, path.child("ip"), errors);
    }

    static List<String> warnings(KubeObject endpoints) {
        // The controller of that name puts right what it is given before it writes it.
        if (endpoints
                .labels()
                .getOrDefault("endpoints.kubernetes.io/managed-by", "")
                .equals("endpoint-controller")) {
            return List.of();
        }
        List<String> warnings = new ArrayList<>();
        JsonNode subsets = endpoints.at("subsets");
        for (int i = 0; i < subsets.size(); i++) {
            for (String list : List.of("addresses", "notReadyAddresses")) {
                JsonNode addresses = subsets.get(i).path(list);
                for (int j = 0; j < addresses.size(); j++) {
                    FieldPath path = FieldPath.of("subsets")
                            .index(i)
                            .child(list)
                            .index(j)
                            .child("ip");
                    warnings.addAll(AddressWarnings.ofIp(
                            path, addresses.get(j).path("ip").asString("")));
                }
            }
        }
        return warnings;
    }

    private static void validatePort(JsonNode port, boolean needsName, FieldPath path, FieldErrors errors) {
        String name = port.path("name").asString("");
        if (needsName && name.isEmpty()) {
            errors.required(path.child("name"), "");
        } else if (!name.isEmpty()) {
            errors.invalid(path.child("name"), name, NameRules.dns1123Label(name));
        }
        long number = port.path("port").asLong(0);
        errors.invalid(path.child("port"), number, ValueRules.portNumber(number));
        errors.requireOneOf(port.path("protocol"), path.child("protocol"), PROTOCOLS);
        JsonNode application = port.path("appProtocol");
        if (application.isString()) {
            errors.invalid(path.child("appProtocol"), application, NameRules.qualifiedName(application.asString()));
        }
    }
}
