package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.meta.LabelValidation;
import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.validation.AddressWarnings;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.StrictAddresses;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Whom a rule of a network policy is about.
 *
 * @see "Go: pkg/apis/networking/validation/validation.go: ValidateNetworkPolicyPeer, ValidateIPBlock"
 */
final class PolicyPeerValidation {
    private final Release release;
    private final boolean anyValues;
    private final Set<String> held;
    private final FieldErrors errors;

    /**
     * @param anyValues whether selectors may ask for values that no label can have
     * @param held the blocks that the policy held before
     */
    PolicyPeerValidation(Release release, boolean anyValues, Set<String> held, FieldErrors errors) {
        this.release = release;
        this.anyValues = anyValues;
        this.held = held;
        this.errors = errors;
    }

    void validate(JsonNode peer, FieldPath path) {
        boolean selects = false;
        for (String field : List.of("podSelector", "namespaceSelector")) {
            if (peer.path(field).isObject()) {
                selects = true;
                selector(peer.path(field), path.child(field));
            }
        }
        JsonNode block = peer.path("ipBlock");
        if (block.isObject()) {
            block(block, path.child("ipBlock"));
        }
        if (!selects && !block.isObject()) {
            errors.required(path, "must specify a peer");
        } else if (selects && block.isObject()) {
            errors.forbidden(path, "may not specify both ipBlock and another peer");
        }
    }

    void selector(JsonNode selector, FieldPath path) {
        if (anyValues) {
            errors.addAll(LabelValidation.validateSelector(selector, path));
        } else {
            errors.selector(selector, path, release);
        }
    }

    private void block(JsonNode block, FieldPath path) {
        String text = block.path("cidr").asString("");
        if (text.isEmpty()) {
            errors.required(path.child("cidr"), "");
            return;
        }
        Optional<Cidr> outer = cidr(text, path.child("cidr"));
        JsonNode excepts = block.path("except");
        for (int i = 0; i < excepts.size() && outer.isPresent(); i++) {
            FieldPath at = path.child("except").index(i);
            String written = excepts.get(i).asString("");
            Optional<Cidr> inner = cidr(written, at);
            if (inner.isEmpty() && !isNewest()) {
                return;
            }
            if (inner.isPresent() && !isWithin(inner.get(), outer.get())) {
                errors.invalid(at, written, "must be a strict subset of `cidr`");
            }
        }
    }

    private Optional<Cidr> cidr(String text, FieldPath path) {
        Optional<Cidr> parsed = Cidr.parse(text);
        if (isNewest()) {
            errors.invalid(path, text, StrictAddresses.cidr(text, held));
        } else if (parsed.isEmpty()) {
            errors.invalid(path, text, "not a valid CIDR");
        }
        return parsed;
    }

    private boolean isNewest() {
        return release.atLeast(Release.V1_36);
    }

    private static boolean isWithin(Cidr inner, Cidr outer) {
        return outer.contains(inner.network()) && outer.prefixLength() < inner.prefixLength();
    }

    static List<String> warnings(JsonNode peer, FieldPath path) {
        FieldPath block = path.child("ipBlock");
        List<String> warnings = new ArrayList<>(AddressWarnings.ofCidr(
                block.child("cidr"), peer.path("ipBlock").path("cidr").asString("")));
        JsonNode excepts = peer.path("ipBlock").path("except");
        for (int i = 0; i < excepts.size(); i++) {
            warnings.addAll(AddressWarnings.ofCidr(
                    block.child("except").index(i), excepts.get(i).asString("")));
        }
        return warnings;
    }
}
