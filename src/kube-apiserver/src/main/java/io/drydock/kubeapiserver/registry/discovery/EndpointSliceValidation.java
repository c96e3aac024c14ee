package io.drydock.kubeapiserver.registry.discovery;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.AddressRules;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.SpecialAddresses;
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
    private static final int MOST_TOPOLOGY_LABELS = 16;
    private static final int MOST_HINTS = 8;

    private final boolean newer;
    private final int mostPorts;

    EndpointSliceValidation(Release release) {
        this.newer = release.atLeast(Release.V1_36);
        this.mostPorts = newer ? 20_000 : 100;
    }

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
            FieldPath here = endpoints.index(index++);
            addresses(endpoint.path("addresses"), type, here.child("addresses"), errors);
            place(endpoint, here, errors);
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
                case "IPv4" -> {
                    errors.addAll(AddressRules.ipv4(at, text));
                    special(text, at, errors);
                }
                case "IPv6" -> {
                    errors.addAll(AddressRules.ipv6(at, text));
                    special(text, at, errors);
                }
                case "FQDN" -> errors.addAll(AddressRules.fullyQualifiedDomainName(at, text));
                default -> {}
            }
        }
    }

    private static void special(String address, FieldPath path, FieldErrors errors) {
        if (IpAddress.parse(address).isEmpty()) {
            errors.invalid(path, address, "must be a valid IP address");
        }
        SpecialAddresses.refuse(address, path, errors);
    }

    private void place(JsonNode endpoint, FieldPath path, FieldErrors errors) {
        JsonNode node = endpoint.path("nodeName");
        if (newer && node.isString()) {
            errors.invalid(path.child("nodeName"), node, NameRules.nameIsDnsSubdomain(node.asString(), false));
        }
        String topology = newer ? "deprecatedTopology" : "topology";
        if (endpoint.path(topology).size() > MOST_TOPOLOGY_LABELS) {
            errors.add(FieldError.tooMany(
                    path.child(topology), endpoint.path(topology).size(), MOST_TOPOLOGY_LABELS));
        }
        errors.labels(endpoint.path(topology), path.child(topology));
        JsonNode hostname = endpoint.path("hostname");
        if (hostname.isString()) {
            errors.invalid(path.child("hostname"), hostname, NameRules.dns1123Label(hostname.asString()));
        }
        for (String field : List.of("forZones", "forNodes")) {
            hints(endpoint.path("hints").path(field), path.child("hints").child(field), errors);
        }
    }

    private static void hints(JsonNode hints, FieldPath path, FieldErrors errors) {
        if (hints.size() > MOST_HINTS) {
            errors.add(FieldError.tooMany(path, hints.size(), MOST_HINTS));
            return;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < hints.size(); i++) {
            String name = hints.get(i).path("name").asString("");
            FieldPath here = path.index(i).child("name");
            if (!names.add(name)) {
                errors.duplicate(here, name);
            }
            errors.invalid(here, name, NameRules.labelValue(name));
        }
    }

    private void ports(JsonNode ports, FieldErrors errors) {
        FieldPath path = FieldPath.of("ports");
        if (ports.size() > mostPorts) {
            errors.add(FieldError.tooMany(path, ports.size(), mostPorts));
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
            JsonNode application = port.path("appProtocol");
            String protocol = port.path("protocol").asString("");
            if (protocol.isEmpty()) {
                errors.required(at.child("protocol"), "");
            } else if (!List.of("SCTP", "TCP", "UDP").contains(protocol)) {
                errors.notSupported(at.child("protocol"), protocol, List.of("SCTP", "TCP", "UDP"));
            }
            if (application.isString()) {
                errors.invalid(at.child("appProtocol"), application, NameRules.qualifiedName(application.asString()));
            }
        }
    }
}
