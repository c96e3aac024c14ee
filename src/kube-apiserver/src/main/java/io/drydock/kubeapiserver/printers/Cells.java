package io.drydock.kubeapiserver.printers;

import io.drydock.apimachinery.runtime.KubeObject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * How times, labels and lists look in a cell.
 *
 * @see "Go: pkg/printers/internalversion/printers.go"
 */
public final class Cells {
    public static final String NONE = "<none>";
    public static final String UNKNOWN = "<unknown>";
    public static final String UNSET = "<unset>";

    private Cells() {}

    /** How long ago the object was made. */
    public static String age(KubeObject object, Instant now) {
        return since(object.creationTimestamp(), now);
    }

    /** @param time in RFC 3339; empty when it is not known */
    public static String since(String time, Instant now) {
        if (time.isEmpty()) {
            return UNKNOWN;
        }
        try {
            return HumanDuration.format(Duration.between(Instant.parse(time), now));
        } catch (DateTimeParseException notATime) {
            return UNKNOWN;
        }
    }

    /** A map of labels as {@code a=b,c=d}, in the order of their keys. */
    public static String labels(JsonNode labels) {
        Map<String, String> sorted = new TreeMap<>();
        labels.properties()
                .forEach(label -> sorted.put(label.getKey(), label.getValue().asString("")));
        List<String> pairs = new ArrayList<>();
        sorted.forEach((key, value) -> pairs.add(key + "=" + value));
        return pairs.isEmpty() ? NONE : String.join(",", pairs);
    }

    /** A label selector in the form in which it is typed. */
    public static String selector(JsonNode selector) {
        Map<String, String> sorted = new TreeMap<>();
        selector.path("matchLabels").properties().forEach(label -> {
            String value = label.getValue().asString("");
            sorted.put(label.getKey(), label.getKey() + "=" + value);
        });
        for (JsonNode requirement : selector.path("matchExpressions")) {
            String key = requirement.path("key").asString("");
            String values = "("
                    + String.join(
                            ",",
                            texts(requirement.path("values")).stream().sorted().toList()) + ")";
            sorted.put(
                    key + " ",
                    switch (requirement.path("operator").asString("")) {
                        case "In" -> key + " in " + values;
                        case "NotIn" -> key + " notin " + values;
                        case "Exists" -> key;
                        case "DoesNotExist" -> "!" + key;
                        default -> "<error>";
                    });
        }
        return sorted.isEmpty() ? NONE : String.join(",", sorted.values());
    }

    /** The texts joined by commas, or {@code <none>}. */
    public static String list(List<String> texts) {
        return texts.isEmpty() ? NONE : String.join(",", texts);
    }

    /** The text, or {@code <none>} when it is empty. */
    public static String orNone(String text) {
        return text.isEmpty() ? NONE : text;
    }

    public static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asString("")));
        return texts;
    }

    /** One field of each object of a list, joined by commas. */
    public static String each(JsonNode objects, String field) {
        List<String> texts = new ArrayList<>();
        objects.forEach(object -> texts.add(object.path(field).asString("")));
        return String.join(",", texts);
    }
}
