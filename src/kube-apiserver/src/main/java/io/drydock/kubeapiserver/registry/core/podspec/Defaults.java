package io.drydock.kubeapiserver.registry.core.podspec;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sets fields that are absent or null, or, for texts and numbers, empty or zero where Go cannot tell these apart. */
public final class Defaults {
    private Defaults() {}

    /** A text that is empty counts as absent. */
    public static void text(ObjectNode parent, String field, String value) {
        if (parent.path(field).asString("").isEmpty()) {
            parent.put(field, value);
        }
    }

    /** Only what is absent is set: an empty text is a choice of its own, for validation to judge. */
    public static void absentText(ObjectNode parent, String field, String value) {
        if (isAbsent(parent, field)) {
            parent.put(field, value);
        }
    }

    /** Only what is absent is set: zero is a choice of its own. */
    public static void number(ObjectNode parent, String field, int value) {
        if (isAbsent(parent, field)) {
            parent.put(field, value);
        }
    }

    /** A zero counts as absent. */
    public static void nonZero(ObjectNode parent, String field, int value) {
        if (isAbsent(parent, field) || parent.path(field).asLong(0) == 0) {
            parent.put(field, value);
        }
    }

    public static void flag(ObjectNode parent, String field, boolean value) {
        if (isAbsent(parent, field)) {
            parent.put(field, value);
        }
    }

    /** Gives back the object in the field, an empty one when there was none. */
    public static ObjectNode object(ObjectNode parent, String field) {
        return parent.get(field) instanceof ObjectNode present ? present : parent.putObject(field);
    }

    public static boolean isAbsent(ObjectNode parent, String field) {
        JsonNode value = parent.path(field);
        return value.isMissingNode() || value.isNull();
    }
}
