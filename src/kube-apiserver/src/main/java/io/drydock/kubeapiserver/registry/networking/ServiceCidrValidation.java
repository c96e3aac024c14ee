package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.StrictAddresses;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Blocks that services get their addresses from: one, or one of each family. A second may be added later, and nothing
 * else changes.
 *
 * @see "Go 1.36: pkg/apis/networking/validation/validation.go: ValidateServiceCIDR, ValidateServiceCIDRUpdate"
 */
final class ServiceCidrValidation implements ObjectValidation {
    private static final FieldPath CIDRS = FieldPath.of("spec", "cidrs");

    @Override
    public List<FieldError> validate(KubeObject object) {
        FieldErrors errors = new FieldErrors();
        check(object.at("spec", "cidrs"), errors);
        return errors.list();
    }

    private static void check(JsonNode cidrs, FieldErrors errors) {
        if (cidrs.isEmpty()) {
            errors.required(CIDRS, "at least one CIDR required");
        } else if (cidrs.size() > 2) {
            errors.invalid(CIDRS, shown(cidrs), "may only hold up to 2 values");
        } else {
            for (int i = 0; i < cidrs.size(); i++) {
                errors.invalid(
                        CIDRS.index(i),
                        cidrs.get(i),
                        StrictAddresses.canonicalCidr(cidrs.get(i).asString("")));
            }
            if (cidrs.size() == 2 && areOfOneFamily(cidrs)) {
                errors.invalid(
                        CIDRS,
                        cidrs,
                        "may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64");
            }
        }
    }

    /** The specification as Go shows it. */
    private static ObjectNode shown(JsonNode cidrs) {
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        spec.set("CIDRs", cidrs);
        return spec;
    }

    private static boolean areOfOneFamily(JsonNode cidrs) {
        Optional<Cidr> one = Cidr.parse(cidrs.get(0).asString(""));
        Optional<Cidr> other = Cidr.parse(cidrs.get(1).asString(""));
        return one.isPresent()
                && other.isPresent()
                && one.get().address().isIpv4() == other.get().address().isIpv4();
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject object, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        JsonNode cidrs = object.at("spec", "cidrs");
        JsonNode before = old.at("spec", "cidrs");
        boolean isAdded = before.size() == 1 && cidrs.size() == 2;
        if (!isAdded && before.size() != cidrs.size()) {
            errors.invalid(CIDRS, cidrs, FieldErrors.IMMUTABLE);
            return errors.list();
        }
        for (int i = 0; i < before.size(); i++) {
            errors.immutable(cidrs.get(i), before.get(i), CIDRS.index(i));
        }
        if (isAdded) {
            check(cidrs, errors);
        }
        return errors.list();
    }
}
