package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.meta.LabelValidation;
import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.AddressRules;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a network policy must hold.
 *
 * @see "Go: pkg/apis/networking/validation/validation.go: ValidateNetworkPolicySpec"
 */
final class NetworkPolicyValidation implements ObjectValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");
    private static final List<String> TYPES = List.of("Ingress", "Egress");

    private final boolean newest;

    NetworkPolicyValidation(Release release) {
        this.newest = release.atLeast(Release.V1_36);
    }

    @Override
    public List<FieldError> validate(KubeObject policy) {
        FieldErrors errors = new FieldErrors();
        JsonNode spec = policy.at("spec");
        errors.addAll(LabelValidation.validateSelector(spec.path("podSelector"), SPEC.child("podSelector")));
        rules(spec.path("ingress"), "from", SPEC.child("ingress"), errors);
        rules(spec.path("egress"), "to", SPEC.child("egress"), errors);
        JsonNode types = spec.path("policyTypes");
        FieldPath path = SPEC.child("policyTypes");
        if (types.size() > TYPES.size()) {
            errors.invalid(path, types, "may not specify more than two policyTypes");
        } else {
            int index = 0;
            for (JsonNode type : types) {
                FieldPath at = path.index(index++);
                if (!TYPES.contains(type.asString(""))) {
                    errors.notSupported(at, type.asString(""), TYPES);
                }
            }
        }
        return errors.list();
    }

    private void rules(JsonNode rules, String peers, FieldPath path, FieldErrors errors) {
        int index = 0;
        for (JsonNode rule : rules) {
            FieldPath at = path.index(index++);
            int number = 0;
            for (JsonNode port : rule.path("ports")) {
                port(port, at.child("ports").index(number++), errors);
            }
            number = 0;
            for (JsonNode peer : rule.path(peers)) {
                peer(peer, at.child(peers).index(number++), errors);
            }
        }
    }

    private static void port(JsonNode port, FieldPath path, FieldErrors errors) {
        JsonNode protocol = port.path("protocol");
        if (protocol.isString() && !PROTOCOLS.contains(protocol.asString())) {
            errors.notSupported(path.child("protocol"), protocol.asString(), PROTOCOLS);
        }
        JsonNode value = port.path("port");
        if (value.isNumber()) {
            errors.invalid(path.child("port"), value, ValueRules.portNumber(value.asLong()));
        }
        lastPort(port, value, path.child("endPort"), errors);
        if (value.isString()) {
            errors.invalid(path.child("port"), value, ValueRules.portName(value.asString()));
        }
    }

    /** Only later releases know it; the others have dropped it before. */
    private static void lastPort(JsonNode port, JsonNode first, FieldPath path, FieldErrors errors) {
        JsonNode last = port.path("endPort");
        if (!last.isNumber()) {
            return;
        }
        if (first.isNumber()) {
            if (last.asLong() < first.asLong()) {
                errors.invalid(path, first, "must be greater than or equal to `port`");
            }
            errors.invalid(path, last, ValueRules.portNumber(last.asLong()));
        } else {
            String why = first.isString() ? "non-numeric" : "not specified";
            errors.invalid(path, last, "may not be specified when `port` is " + why);
        }
    }

    private void peer(JsonNode peer, FieldPath path, FieldErrors errors) {
        boolean selects = false;
        for (String field : List.of("podSelector", "namespaceSelector")) {
            if (peer.path(field).isObject()) {
                selects = true;
                errors.addAll(LabelValidation.validateSelector(peer.path(field), path.child(field)));
            }
        }
        JsonNode block = peer.path("ipBlock");
        if (block.isObject()) {
            block(block, path.child("ipBlock"), errors);
        }
        if (!selects && !block.isObject()) {
            errors.required(path, "must specify a peer");
        } else if (selects && block.isObject()) {
            errors.forbidden(path, "may not specify both ipBlock and another peer");
        }
    }

    private void block(JsonNode block, FieldPath path, FieldErrors errors) {
        String text = block.path("cidr").asString("");
        if (text.isEmpty()) {
            errors.required(path.child("cidr"), "");
            return;
        }
        Optional<Cidr> outer = cidr(text, path.child("cidr"), errors);
        int index = 0;
        for (JsonNode except : block.path("except")) {
            if (outer.isEmpty()) {
                return;
            }
            FieldPath at = path.child("except").index(index++);
            String written = except.asString("");
            cidr(written, at, errors).ifPresent(inner -> within(outer.get(), inner, written, at, errors));
        }
    }

    private Optional<Cidr> cidr(String text, FieldPath path, FieldErrors errors) {
        Optional<Cidr> parsed = Cidr.parse(text);
        if (parsed.isEmpty()) {
            errors.invalid(path, text, newest ? AddressRules.cidr(text) : List.of("not a valid CIDR"));
        }
        return parsed;
    }

    private void within(Cidr outer, Cidr inner, String written, FieldPath path, FieldErrors errors) {
        boolean contains = outer.contains(inner.network());
        if (newest) {
            if (!contains || outer.prefixLength() >= inner.prefixLength()) {
                errors.invalid(path, written, "must be a strict subset of `cidr`");
            }
        } else if (!contains) {
            errors.invalid(path, ShownValue.same(inner.network().toString()), "not within CIDR range");
        }
    }
}
