package io.drydock.kubeapiserver.registry.discovery;

import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.validation.AddressRules;
import io.drydock.apimachinery.validation.AddressWarnings;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.StrictAddresses;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.SpecialAddresses;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Where endpoints of a slice can be reached; all are of one type.
 *
 * @see "Go: pkg/apis/discovery/validation/validation.go: validateEndpoints"
 */
record SliceAddresses(String type, boolean newer, FieldErrors errors) {
    private static final int MOST = 100;

    void validate(JsonNode addresses, FieldPath path) {
        if (addresses.isEmpty()) {
            errors.required(path, "must contain at least 1 address");
        } else if (addresses.size() > MOST) {
            errors.add(FieldError.tooMany(path, addresses.size(), MOST));
        }
        for (int i = 0; i < addresses.size(); i++) {
            String text = addresses.get(i).asString("");
            if (type.equals("FQDN")) {
                errors.addAll(AddressRules.fullyQualifiedDomainName(path.index(i), text));
            } else if (newer) {
                ip(text, path, i);
            } else if (type.equals("IPv4")) {
                errors.addAll(AddressRules.ipv4(path.index(i), text));
            } else if (type.equals("IPv6")) {
                errors.addAll(AddressRules.ipv6(path.index(i), text));
            }
        }
    }

    /** Another family is reported of the list, not of the address. */
    private void ip(String text, FieldPath path, int index) {
        boolean four = type.equals("IPv4");
        if (!four && !type.equals("IPv6")) {
            return;
        }
        FieldPath here = path.index(index);
        List<String> problems = four ? StrictAddresses.ip(text, List.of()) : StrictAddresses.canonicalIp(text);
        errors.invalid(here, text, problems);
        if (!problems.isEmpty()) {
            return;
        }
        if (IpAddress.parse(text).orElseThrow().isIpv4() != four) {
            errors.invalid(path, text, "must be an " + type + " address");
        }
        SpecialAddresses.refuse(text, newer, here, errors);
    }

    static void addWarnings(JsonNode endpoints, FieldPath path, List<String> warnings) {
        for (int i = 0; i < endpoints.size(); i++) {
            JsonNode addresses = endpoints.get(i).path("addresses");
            for (int j = 0; j < addresses.size(); j++) {
                FieldPath here = path.index(i).child("addresses").index(j);
                warnings.addAll(AddressWarnings.ofIp(here, addresses.get(j).asString("")));
            }
        }
    }
}
