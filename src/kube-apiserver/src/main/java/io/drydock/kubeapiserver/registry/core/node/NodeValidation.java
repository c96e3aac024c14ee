package io.drydock.kubeapiserver.registry.core.node;

import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.validation.AddressRules;
import io.drydock.apimachinery.validation.AddressWarnings;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.StrictAddresses;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.ResourceNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What nodes have, where they are and which addresses their pods get.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateNode, ValidateNodeResources"
 */
final class NodeValidation {
    private static final FieldPath STATUS = FieldPath.of("status");
    private static final FieldPath POD_CIDRS = FieldPath.of("spec", "podCIDRs");
    private static final String ONE_EACH = "may specify no more than one CIDR for each IP family";

    private NodeValidation() {}

    static void resources(JsonNode status, FieldErrors errors) {
        for (String field : List.of("capacity", "allocatable")) {
            status.path(field)
                    .properties()
                    .forEach(amount -> ResourceNames.validateQuantity(
                            amount.getKey(),
                            amount.getValue().asString(""),
                            STATUS.child(field).child(amount.getKey()),
                            errors));
        }
    }

    static void addresses(JsonNode addresses, FieldErrors errors) {
        Set<JsonNode> seen = new HashSet<>();
        for (int i = 0; i < addresses.size(); i++) {
            if (!seen.add(addresses.get(i))) {
                errors.add(FieldError.duplicate(STATUS.child("addresses").index(i), addresses.get(i)));
            }
        }
    }

    /** @param newer whether the release says which block is wrong, and asks for one that everybody reads alike */
    static void podCidrs(JsonNode cidrs, boolean newer, FieldErrors errors) {
        List<String> shown = cidrs.valueStream().map(cidr -> cidr.asString("")).toList();
        for (int i = 0; i < shown.size(); i++) {
            if (newer) {
                errors.invalid(POD_CIDRS.index(i), shown.get(i), StrictAddresses.cidr(shown.get(i), List.of()));
            } else if (!AddressRules.cidr(shown.get(i)).isEmpty()) {
                errors.invalid(POD_CIDRS.index(i), shown, "must be valid CIDR");
            }
        }
        if (shown.size() < 2) {
            return;
        }
        shown.stream()
                .filter(cidr -> Cidr.parse(cidr).isEmpty())
                .findFirst()
                .ifPresent(wrong -> errors.add(FieldError.internal(
                        POD_CIDRS,
                        "invalid PodCIDRs. failed to check with dual stack with error:invalid CIDR["
                                + shown.indexOf(wrong) + "]: <nil> (invalid CIDR address: " + wrong + ")")));
        if (shown.size() > 2 || !areOfBothFamilies(shown)) {
            errors.invalid(POD_CIDRS, shown, ONE_EACH);
        }
    }

    static List<String> podCidrWarnings(JsonNode cidrs) {
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < cidrs.size(); i++) {
            warnings.addAll(
                    AddressWarnings.ofCidr(POD_CIDRS.index(i), cidrs.get(i).asString("")));
        }
        return warnings;
    }

    private static boolean areOfBothFamilies(List<String> cidrs) {
        Optional<Cidr> one = Cidr.parse(cidrs.get(0));
        Optional<Cidr> other = Cidr.parse(cidrs.get(1));
        return one.isPresent()
                && other.isPresent()
                && one.get().address().isIpv4() != other.get().address().isIpv4();
    }
}
