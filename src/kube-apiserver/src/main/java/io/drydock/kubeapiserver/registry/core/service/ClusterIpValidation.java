package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.AddressRules;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.StrictAddresses;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/apis/core/validation/validation.go: ValidateServiceClusterIPsRelatedFields" */
final class ClusterIpValidation {
    private static final FieldPath ADDRESSES = FieldPath.of("spec", "clusterIPs");
    private static final FieldPath FAMILIES = FieldPath.of("spec", "ipFamilies");
    private static final List<String> KNOWN_FAMILIES = List.of("IPv4", "IPv6");
    private static final List<String> POLICIES = List.of("PreferDualStack", "RequireDualStack", "SingleStack");

    private ClusterIpValidation() {}

    /**
     * @param old what the service was, whose addresses it may keep
     * @param newer whether the release says it in its newer words, and takes only addresses that everybody reads alike
     */
    static void validate(KubeObject service, Optional<KubeObject> old, boolean newer, FieldErrors errors) {
        if (ServiceShape.type(service).equals("ExternalName")) {
            return;
        }
        List<String> addresses = ServiceShape.clusterIps(service);
        String first = ServiceShape.clusterIp(service);
        if (!first.isEmpty() && addresses.isEmpty()) {
            errors.required(ADDRESSES, "");
        } else if (first.isEmpty() && !addresses.isEmpty()) {
            errors.invalid(
                    ADDRESSES,
                    addresses,
                    newer
                            ? "must be empty when `clusterIP` is not specified"
                            : "must be empty when clusterIP is empty");
        } else if (!first.isEmpty() && !addresses.getFirst().equals(first)) {
            errors.invalid(
                    ADDRESSES,
                    addresses,
                    newer ? "first value must match `clusterIP`" : "element [0] must match clusterIP");
        }
        validateFamilies(service, errors);
        List<String> held = old.map(ServiceShape::clusterIps).orElse(List.of());
        Function<String, List<String>> rule = newer ? address -> StrictAddresses.ip(address, held) : AddressRules::ip;
        validateAddresses(addresses, rule, service.at("spec", "ipFamilies"), errors);
    }

    private static void validateFamilies(KubeObject service, FieldErrors errors) {
        JsonNode families = service.at("spec", "ipFamilies");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < families.size(); i++) {
            String family = families.get(i).asString("");
            if (!KNOWN_FAMILIES.contains(family)) {
                errors.notSupported(FAMILIES.index(i), family, KNOWN_FAMILIES);
            }
            if (!seen.add(family)) {
                errors.duplicate(FAMILIES.index(i), family);
            }
        }
        JsonNode policy = service.at("spec", "ipFamilyPolicy");
        if (policy.isString() && !POLICIES.contains(policy.asString())) {
            errors.notSupported(FieldPath.of("spec", "ipFamilyPolicy"), policy, POLICIES);
        }
    }

    private static boolean isHeadless(List<String> addresses) {
        return addresses.size() == 1 && addresses.getFirst().equals(ServiceShape.HEADLESS);
    }

    private static String family(String address) {
        return IpAddress.parse(address).map(IpAddress::isIpv4).orElse(true) ? "IPv4" : "IPv6";
    }

    private static void validateAddresses(
            List<String> addresses, Function<String, List<String>> rule, JsonNode families, FieldErrors errors) {
        boolean valid = true;
        for (int i = 0; i < addresses.size(); i++) {
            String address = addresses.get(i);
            if (i == 0 && address.equals(ServiceShape.HEADLESS)) {
                if (addresses.size() > 1) {
                    errors.invalid(ADDRESSES, addresses, "'None' must be the first and only value");
                    valid = false;
                }
                continue;
            }
            List<String> problems = rule.apply(address);
            errors.invalid(ADDRESSES.index(i), address, problems);
            valid &= problems.isEmpty();
        }
        if (addresses.size() > 2) {
            errors.invalid(ADDRESSES, addresses, "may only hold up to 2 values");
        }
        if (!valid) {
            return;
        }
        if (addresses.size() > 1
                && addresses.stream()
                                .map(ClusterIpValidation::family)
                                .distinct()
                                .count()
                        < 2) {
            errors.invalid(ADDRESSES, addresses, "may specify no more than one IP for each IP family");
        }
        for (int i = 0; i < Math.min(addresses.size(), families.size()) && !isHeadless(addresses); i++) {
            String expected = families.get(i).asString("");
            if (KNOWN_FAMILIES.contains(expected) && !family(addresses.get(i)).equals(expected)) {
                errors.invalid(
                        ADDRESSES.index(i),
                        addresses.get(i),
                        "expected an " + expected + " value as indicated by `ipFamilies[" + i + "]`");
            }
        }
    }
}
