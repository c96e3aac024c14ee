package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/apis/core/validation/validation.go: validateContainerPorts, AccumulateUniqueHostPorts" */
final class ContainerPortValidation {
    static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");

    private ContainerPortValidation() {}

    static void validate(JsonNode ports, FieldPath path, FieldErrors errors) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i);
            FieldPath here = path.index(i);
            String name = port.path("name").asString("");
            if (!name.isEmpty()) {
                List<String> problems = ValueRules.portName(name);
                errors.invalid(here.child("name"), name, problems);
                if (problems.isEmpty() && !names.add(name)) {
                    errors.duplicate(here.child("name"), name);
                }
            }
            long number = port.path("containerPort").asLong(0);
            if (number == 0) {
                errors.required(here.child("containerPort"), "");
            } else {
                errors.invalid(here.child("containerPort"), number, ValueRules.portNumber(number));
            }
            long hostPort = port.path("hostPort").asLong(0);
            if (hostPort != 0) {
                errors.invalid(here.child("hostPort"), hostPort, ValueRules.portNumber(hostPort));
            }
            errors.requireOneOf(port.path("protocol"), here.child("protocol"), PROTOCOLS);
        }
    }

    /** Two containers cannot have the same port of the host. */
    static void claimHostPorts(JsonNode container, FieldPath path, Set<String> taken, FieldErrors errors) {
        int index = 0;
        for (JsonNode port : container.path("ports")) {
            FieldPath here = path.child("ports").index(index++);
            long number = port.path("hostPort").asLong(0);
            String claim = port.path("protocol").asString("") + "/"
                    + port.path("hostIP").asString("") + "/" + number;
            if (number != 0 && !taken.add(claim)) {
                errors.duplicate(here.child("hostPort"), claim);
            }
        }
    }
}
