package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/apis/core/validation/validation.go: validateServicePort" */
final class ServicePortValidation {
    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");

    private ServicePortValidation() {}

    static void validate(JsonNode ports, FieldPath path, FieldErrors errors) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i);
            FieldPath here = path.index(i);
            validateName(port.path("name").asString(""), ports.size() > 1, names, here.child("name"), errors);
            long number = port.path("port").asLong(0);
            errors.invalid(here.child("port"), number, ValueRules.portNumber(number));
            errors.requireOneOf(port.path("protocol"), here.child("protocol"), PROTOCOLS);
            validateTarget(port.path("targetPort"), here.child("targetPort"), errors);
            JsonNode application = port.path("appProtocol");
            if (application.isString()) {
                errors.invalid(here.child("appProtocol"), application, NameRules.qualifiedName(application.asString()));
            }
        }
    }

    private static void validateName(
            String name, boolean required, Set<String> names, FieldPath path, FieldErrors errors) {
        if (name.isEmpty()) {
            if (required) {
                errors.required(path, "");
            }
            return;
        }
        errors.invalid(path, name, NameRules.dns1123Label(name));
        if (!names.add(name)) {
            errors.duplicate(path, name);
        }
    }

    private static void validateTarget(JsonNode target, FieldPath path, FieldErrors errors) {
        if (target.isString()) {
            errors.invalid(path, target, ValueRules.portName(target.asString()));
        } else {
            errors.invalid(path, target.asLong(0), ValueRules.portNumber(target.asLong(0)));
        }
    }

    /** What can only be seen when looking at all ports at once. */
    static void validateTogether(JsonNode ports, String type, FieldPath path, FieldErrors errors) {
        if (type.equals("ClusterIP")) {
            for (int i = 0; i < ports.size(); i++) {
                if (ports.get(i).path("nodePort").asLong(0) != 0) {
                    errors.forbidden(path.index(i).child("nodePort"), "may not be used when `type` is 'ClusterIP'");
                }
            }
        }
        Set<String> nodePorts = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i);
            String protocol = port.path("protocol").asString("");
            long nodePort = port.path("nodePort").asLong(0);
            if (nodePort != 0 && !nodePorts.add(protocol + "/" + nodePort)) {
                errors.duplicate(path.index(i).child("nodePort"), nodePort);
            }
        }
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i);
            String protocol = port.path("protocol").asString("");
            long number = port.path("port").asLong(0);
            if (!numbers.add(protocol + "/" + number)) {
                errors.duplicate(path.index(i), ShownServicePorts.pair(protocol, number));
            }
        }
    }
}
