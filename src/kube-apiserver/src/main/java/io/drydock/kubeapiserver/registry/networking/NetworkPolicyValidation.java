package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** Where the rules of a direction name those whom they are about. */
    private static final Map<String, String> PEERS = Map.of("ingress", "from", "egress", "to");

    private final Release release;

    NetworkPolicyValidation(Release release) {
        this.release = release;
    }

    @Override
    public List<FieldError> validate(KubeObject policy) {
        FieldErrors errors = new FieldErrors();
        check(policy, new PolicyPeerValidation(release, false, Set.of(), errors), errors);
        return errors.list();
    }

    /** The older release checks all of the policy before it looks at what has changed, and then once more. */
    @Override
    public List<FieldError> validateWhole(KubeObject policy) {
        if (release.atLeast(Release.V1_36)) {
            return List.of();
        }
        FieldErrors errors = new FieldErrors();
        errors.metadata(policy, true);
        errors.addAll(validate(policy));
        return errors.list();
    }

    /** Selectors and blocks that are there stay allowed, though a new policy might not have them. */
    @Override
    public List<FieldError> validateUpdate(KubeObject policy, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        FieldErrors before = new FieldErrors();
        before.selector(old.at("spec", "podSelector"), SPEC, release);
        check(policy, new PolicyPeerValidation(release, !before.isEmpty(), blocks(old), errors), errors);
        return errors.list();
    }

    private static Set<String> blocks(KubeObject policy) {
        Set<String> blocks = new HashSet<>();
        PEERS.forEach((direction, peers) -> {
            for (JsonNode rule : policy.at("spec", direction)) {
                for (JsonNode peer : rule.path(peers)) {
                    blocks.add(peer.path("ipBlock").path("cidr").asString(""));
                    peer.path("ipBlock").path("except").forEach(except -> blocks.add(except.asString("")));
                }
            }
        });
        return blocks;
    }

    @Override
    public List<String> warnings(KubeObject policy, Optional<KubeObject> old) {
        List<String> warnings = new ArrayList<>();
        for (String direction : List.of("ingress", "egress")) {
            String peers = PEERS.get(direction);
            JsonNode rules = policy.at("spec", direction);
            for (int i = 0; i < rules.size(); i++) {
                FieldPath path = SPEC.child(direction).index(i).child(peers);
                JsonNode rule = rules.get(i).path(peers);
                for (int j = 0; j < rule.size(); j++) {
                    warnings.addAll(PolicyPeerValidation.warnings(rule.get(j), path.index(j)));
                }
            }
        }
        return warnings;
    }

    private void check(KubeObject policy, PolicyPeerValidation peers, FieldErrors errors) {
        JsonNode spec = policy.at("spec");
        peers.selector(spec.path("podSelector"), SPEC.child("podSelector"));
        for (String direction : List.of("ingress", "egress")) {
            rules(spec.path(direction), PEERS.get(direction), peers, SPEC.child(direction), errors);
        }
        JsonNode types = spec.path("policyTypes");
        FieldPath path = SPEC.child("policyTypes");
        if (types.size() > TYPES.size()) {
            errors.invalid(path, shown(types), "may not specify more than two policyTypes");
        } else {
            int index = 0;
            for (JsonNode type : types) {
                FieldPath at = path.index(index++);
                if (!TYPES.contains(type.asString(""))) {
                    errors.notSupported(at, type.asString(""), TYPES);
                }
            }
        }
    }

    private static ShownValue shown(JsonNode types) {
        String older = types.valueStream()
                .map(GoValue::show)
                .collect(Collectors.joining(", ", "[]networking.PolicyType{", "}"));
        return new ShownValue(older, types.toString());
    }

    private static void rules(
            JsonNode rules, String field, PolicyPeerValidation peers, FieldPath path, FieldErrors errors) {
        int index = 0;
        for (JsonNode rule : rules) {
            FieldPath at = path.index(index++);
            int number = 0;
            for (JsonNode port : rule.path("ports")) {
                port(port, at.child("ports").index(number++), errors);
            }
            number = 0;
            for (JsonNode peer : rule.path(field)) {
                peers.validate(peer, at.child(field).index(number++));
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
}
