package io.drydock.kubeapiserver.registry.discovery;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.AddressRules;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What an endpoint slice must hold; its addresses stay of one family.
 *
 * @see "Go: pkg/apis/discovery/validation/validation.go: ValidateEndpointSlice"
 */
final class EndpointSliceValidation implements ObjectValidation {
    private static final FieldPath TYPE = FieldPath.of("addressType");
    private static final List<String> TYPES = List.of("FQDN", "IPv4", "IPv6");
    private static final int MOST_ENDPOINTS = 1000;
    private static final int MOST_ADDRESSES = 100;
    private static final int MOST_PORTS = 100;

    @Override
    public List<FieldError> validate(KubeObject slice) {
        FieldErrors errors = new FieldErrors();
        errors.requireOneOf(slice.at("addressType"), TYPE, TYPES);
        String type = slice.at("addressType").asString("");
        FieldPath endpoints = FieldPath.of("endpoints");
        if (slice.at("endpoints").size() > MOST_ENDPOINTS) {
            errors.add(FieldError.tooMany(endpoints, slice.at("endpoints").size(), MOST_ENDPOINTS));
            return errors.list();
        }
        int index = 0;
        for (JsonNode endpoint : slice.at("endpoints")) {
            addresses(endpoint.path("addresses"), type, endpoints.index(index++).child("addresses"), errors);
        }
        ports(slice.at("ports"), errors);
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject slice, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(validate(slice));
        errors.immutable(slice.at("addressType"), old.at("addressType"), TYPE);
        return errors.list();
    }

    private static void addresses(JsonNode addresses, String type, FieldPath path, FieldErrors errors) {
        if (addresses.isEmpty()) {
            errors.required(path, "must contain at least 1 address");
        } else if (addresses.size() > MOST_ADDRESSES) {
            errors.add(FieldError.tooMany(path, addresses.size(), MOST_ADDRESSES));
        }
        int index = 0;
        for (JsonNode address : addresses) {
            FieldPath at = path.index(index++);
            String text = address.asString("");
            switch (type) {
                case "IPv4" -> errors.addAll(AddressRules.ipv4(at, text));
                case "IPv6" -> errors.addAll(AddressRules.ipv6(at, text));
                case "FQDN" -> errors.addAll(AddressRules.fullyQualifiedName(at, text));
                default -> {}
            }
        }
    }

    private static void ports(JsonNode ports, FieldErrors errors) {
        FieldPath path = FieldPath.of("ports");
        if (ports.size() > MOST_PORTS) {
            errors.add(FieldError.tooMany(path, ports.size(), MOST_PORTS));
            return;
        }
        Set<String> names = new HashSet<>();
        int index = 0;
        for (JsonNode port : ports) {
            FieldPath at = path.index(index++);
            String name = port.path("name").asString("");
            if (!name.isEmpty()) {
                errors.invalid(at.child("name"), name, NameRules.dns1123Label(name));
            }
            if (!names.add(name)) {
                errors.duplicate(at.child("name"), name);
            }
            String protocol = port.path("protocol").asString("");
            if (protocol.isEmpty()) {
                errors.required(at.child("protocol"), "");
            } else if (!List.of("SCTP", "TCP", "UDP").contains(protocol)) {
                errors.notSupported(at.child("protocol"), protocol, List.of("SCTP", "TCP", "UDP"));
            }
        }
    }
}
