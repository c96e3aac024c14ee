package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/api/pod/warnings.go: warningsForPodSpecAndMeta, 1.36" */
final class ContainerWarnings {
    private final List<String> warnings;
    private final Map<String, List<PlacedPort>> ports = new HashMap<>();
    private final Map<String, FieldPath> portNames = new HashMap<>();

    ContainerWarnings(List<String> warnings) {
        this.warnings = warnings;
    }

    /** All containers: those that prepare, those that work, those that look on. */
    void visit(JsonNode spec, FieldPath path, BiConsumer<JsonNode, FieldPath> visitor) {
        for (ContainerKind kind : List.of(ContainerKind.INIT, ContainerKind.REGULAR, ContainerKind.EPHEMERAL)) {
            int index = 0;
            for (JsonNode container : spec.path(kind.field())) {
                visitor.accept(container, path.child(kind.field()).index(index++));
            }
        }
    }

    void of(JsonNode container, FieldPath path) {
        FieldPath resources = path.child("resources");
        for (String resource : List.of("memory", "ephemeral-storage")) {
            for (String field : List.of("limits", "requests")) {
                fraction(container.path("resources").path(field), resource, resources.child(field));
            }
        }
        environment(container.path("env"), path.child("env"));
    }

    void fractions(JsonNode amounts, FieldPath path) {
        fraction(amounts, "memory", path);
        fraction(amounts, "ephemeral-storage", path);
    }

    private void fraction(JsonNode amounts, String resource, FieldPath path) {
        String amount = amounts.path(resource).asString("");
        if (!amount.isEmpty() && !Quantity.parse(amount).isWhole()) {
            warnings.add(path.key(resource) + ": fractional byte value " + GoValue.quote(amount)
                    + " is invalid, must be an integer");
        }
    }

    private void environment(JsonNode variables, FieldPath path) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < variables.size(); i++) {
            JsonNode variable = variables.get(i);
            String name = variable.path("name").asString("");
            String value = variable.path("value").asString("");
            String reference = "$(" + name + ")";
            boolean builds = value.contains(reference)
                    && !value.equals(reference)
                    && !variable.path("valueFrom").isObject();
            if (!names.add(name) && !builds) {
                warnings.add(path.index(i) + ": hides previous definition of " + GoValue.quote(name)
                        + ", which may be dropped when using apply");
            }
        }
    }

    void ports(JsonNode container, FieldPath path) {
        int index = 0;
        for (JsonNode port : container.path("ports")) {
            FieldPath here = path.child("ports").index(index++);
            PlacedPort placed = PlacedPort.of(port, here);
            if (!placed.hostIp().isEmpty() && placed.hostPort() == 0) {
                warnings.add(here + ": hostIP set without hostPort: {Name:"
                        + port.path("name").asString("") + " HostPort:0 ContainerPort:"
                        + port.path("containerPort").asLong(0) + " Protocol:"
                        + port.path("protocol").asString("") + " HostIP:" + placed.hostIp() + "}");
            }
            String key = port.path("containerPort").asLong(0) + "/"
                    + port.path("protocol").asString("");
            List<PlacedPort> others = ports.computeIfAbsent(key, unknown -> new ArrayList<>());
            for (PlacedPort other : others) {
                String clash = placed.clash(other);
                if (!clash.isEmpty()) {
                    warnings.add(here + ": " + clash + " port definition with " + other.path());
                }
            }
            others.add(placed);
        }
    }

    /** A name of a port, which stands for the first port that has it. */
    void portNames(JsonNode container, FieldPath path) {
        int index = 0;
        for (JsonNode port : container.path("ports")) {
            FieldPath here = path.child("ports").index(index++);
            String name = port.path("name").asString("");
            FieldPath first = name.isEmpty() ? here : portNames.computeIfAbsent(name, unseen -> here);
            if (!first.equals(here)) {
                warnings.add(here + ": duplicate port name " + GoValue.quote(name) + " with " + first
                        + ", services and probes that select ports by name will use " + first);
            }
        }
    }

    private record PlacedPort(String hostIp, long hostPort, FieldPath path) {
        static PlacedPort of(JsonNode port, FieldPath path) {
            return new PlacedPort(
                    port.path("hostIP").asString(""), port.path("hostPort").asLong(0), path);
        }

        String clash(PlacedPort other) {
            if (hostIp.equals(other.hostIp) && hostPort == other.hostPort) {
                return "duplicate";
            }
            if (hostPort == 0 || other.hostPort == 0) {
                return "overlapping";
            }
            boolean oneIsOpen = hostIp.isEmpty() != other.hostIp.isEmpty();
            return hostPort == other.hostPort && oneIsOpen ? "dangerously ambiguous" : "";
        }
    }
}
