package io.drydock.kubeapiserver.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says in one line each what differs between two trees. */
final class Differences {
    private final List<String> lines = new ArrayList<>();

    private Differences() {}

    static List<String> between(JsonNode want, JsonNode got) {
        Differences differences = new Differences();
        differences.compare(want, got, "");
        return differences.lines;
    }

    private void compare(JsonNode want, JsonNode got, String path) {
        if (want instanceof ObjectNode wanted && got instanceof ObjectNode gotten) {
            TreeSet<String> names = new TreeSet<>(wanted.propertyNames());
            names.addAll(gotten.propertyNames());
            for (String name : names) {
                if (!gotten.has(name)) {
                    lines.add(path + "." + name + " is missing, want " + wanted.get(name));
                } else if (!wanted.has(name)) {
                    lines.add(path + "." + name + " is extra: " + gotten.get(name));
                } else {
                    compare(wanted.get(name), gotten.get(name), path + "." + name);
                }
            }
        } else if (want instanceof ArrayNode wanted && got instanceof ArrayNode gotten) {
            if (wanted.size() != gotten.size()) {
                lines.add(path + " has " + gotten.size() + " items, want " + wanted.size());
            }
            for (int i = 0; i < Math.min(wanted.size(), gotten.size()); i++) {
                compare(wanted.get(i), gotten.get(i), path + "[" + i + "]");
            }
        } else if (!sameValue(want, got)) {
            lines.add(path + " is " + got + ", want " + want);
        }
    }

    private static boolean sameValue(JsonNode want, JsonNode got) {
        return want.isNumber() && got.isNumber()
                ? want.decimalValue().compareTo(got.decimalValue()) == 0
                : want.equals(got);
    }
}
