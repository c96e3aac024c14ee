package io.drydock.kubeapiserver.registry.core.node;

import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.validation.AddressRules;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.ResourceNames;
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
                            STATUS.child(field).key(amount.getKey()),
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

    static void podCidrs(JsonNode cidrs, FieldErrors errors) {
        for (int i = 0; i < cidrs.size(); i++) {
            String cidr = cidrs.get(i).asString("");
            errors.invalid(POD_CIDRS.index(i), cidr, AddressRules.cidr(cidr));
        }
        List<String> shown = cidrs.valueStream().map(cidr -> cidr.asString("")).toList();
        if (cidrs.size() > 2 || (cidrs.size() == 2 && !areOfBothFamilies(shown))) {
            errors.invalid(POD_CIDRS, shown, ONE_EACH);
        }
    }

    private static boolean areOfBothFamilies(List<String> cidrs) {
        Optional<Cidr> one = Cidr.parse(cidrs.get(0));
        Optional<Cidr> other = Cidr.parse(cidrs.get(1));
        return one.isPresent()
                && other.isPresent()
                && one.get().address().isIpv4() != other.get().address().isIpv4();
    }
}
