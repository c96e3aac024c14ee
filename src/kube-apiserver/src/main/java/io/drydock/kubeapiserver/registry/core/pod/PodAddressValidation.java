package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.AddressRules;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.StrictAddresses;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Checks the addresses of a pod and of its node: one of a family.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validatePodIPs, validateHostIPs"
 */
final class PodAddressValidation {
    private final KubeObject pod;
    private final KubeObject old;
    private final FieldErrors errors;

    PodAddressValidation(KubeObject pod, KubeObject old, FieldErrors errors) {
        this.pod = pod;
        this.old = old;
        this.errors = errors;
    }

    /** @param newer whether addresses must be written in one way, and the node's are told */
    void validate(boolean newer) {
        JsonNode own = pod.at("status", "podIPs");
        FieldPath path = PodStatusValidation.STATUS.child("podIPs");
        if (newer) {
            validateStrictly("podIPs");
            validateFamilies(own, path, true);
            validateHost();
            return;
        }
        for (int i = 0; i < own.size(); i++) {
            String ip = own.get(i).path("ip").asString("");
            errors.invalid(path.index(i), ip, AddressRules.ip(ip));
        }
        validateFamilies(own, path, false);
        Set<JsonNode> seen = new HashSet<>();
        for (int i = 0; i < own.size(); i++) {
            if (!seen.add(own.get(i).path("ip"))) {
                errors.duplicate(path.index(i), own.get(i));
            }
        }
    }

    private void validateHost() {
        JsonNode addresses = pod.at("status", "hostIPs");
        FieldPath path = PodStatusValidation.STATUS.child("hostIPs");
        String first = addresses.path(0).path("ip").asString("");
        if (!addresses.isEmpty() && !first.equals(pod.at("status", "hostIP").asString(""))) {
            errors.invalid(path.index(0).child("ip"), first, "must be equal to `hostIP`");
        }
        validateStrictly("hostIPs");
        validateFamilies(addresses, path, true);
    }

    /** What was there before may stay as it is. */
    private void validateStrictly(String field) {
        Set<String> held = new HashSet<>();
        old.at("status", field).forEach(address -> held.add(address.path("ip").asString("")));
        FieldPath path = PodStatusValidation.STATUS.child(field);
        int index = 0;
        for (JsonNode address : pod.at("status", field)) {
            String ip = address.path("ip").asString("");
            errors.invalid(path.index(index++), ip, StrictAddresses.ip(ip, held));
        }
    }

    private void validateFamilies(JsonNode addresses, FieldPath path, boolean newer) {
        Set<Optional<Boolean>> families = new HashSet<>();
        for (JsonNode address : addresses) {
            families.add(IpAddress.parse(address.path("ip").asString("")).map(IpAddress::isIpv4));
        }
        if (addresses.size() > 1 && (families.size() < 2 || addresses.size() > 2)) {
            errors.invalid(
                    path, newer ? shown(addresses) : addresses, "may specify no more than one IP for each IP family");
        }
    }

    /** As the fields are called inside the real server, which newer releases show. */
    private static JsonNode shown(JsonNode addresses) {
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        addresses.forEach(address -> shown.addObject().set("IP", address.path("ip")));
        return shown;
    }
}
