package io.drydock.kubeapiserver.registry.generic;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Carries fields from one tree over to another. */
public final class Trees {
    private Trees() {}

    /** Makes a field what it is in another object, absent if it is absent there. */
    public static void copyField(ObjectNode from, ObjectNode to, String field) {
        JsonNode value = from.get(field);
        if (value == null) {
            to.remove(field);
        } else {
            to.set(field, value.deepCopy());
        }
    }
}
