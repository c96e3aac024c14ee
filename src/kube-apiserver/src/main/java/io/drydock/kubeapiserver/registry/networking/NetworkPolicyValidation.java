package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.meta.LabelValidation;
import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a network policy must hold.
 *
 * @see "Go: pkg/apis/networking/validation/validation.go: ValidateNetworkPolicySpec"
 */
final class NetworkPolicyValidation implements ObjectValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");
    private static final List<String> TYPES = List.of("Ingress", "Egress");

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

    private static void rules(JsonNode rules, String peers, FieldPath path, FieldErrors errors) {
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
        } else if (value.isString()) {
            errors.invalid(path.child("port"), value, ValueRules.portName(value.asString()));
        }
    }

    private static void peer(JsonNode peer, FieldPath path, FieldErrors errors) {
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

    private static void block(JsonNode block, FieldPath path, FieldErrors errors) {
        String text = block.path("cidr").asString("");
        if (text.isEmpty()) {
            errors.required(path.child("cidr"), "");
            return;
        }
        if (Cidr.parse(text).isEmpty()) {
            errors.invalid(path.child("cidr"), text, "not a valid CIDR");
            return;
        }
        int index = 0;
        for (JsonNode except : block.path("except")) {
            FieldPath at = path.child("except").index(index++);
            if (Cidr.parse(except.asString("")).isEmpty()) {
                errors.invalid(at, except, "not a valid CIDR");
            }
        }
    }
}
