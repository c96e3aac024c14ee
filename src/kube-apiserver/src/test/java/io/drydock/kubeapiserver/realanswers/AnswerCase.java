package io.drydock.kubeapiserver.realanswers;

import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change and the answer to it.
 *
 * @param at where the base was changed, a JSON pointer; empty for the base as it is
 * @param object the base after the change
 * @param answer what the real server said, in the terms of {@link Answer}
 */
record AnswerCase(JsonNode base, String at, JsonNode object, Answer answer) {

    static AnswerCase of(JsonNode recorded, List<JsonNode> bases) {
        JsonNode base = bases.get(recorded.path("base").asInt());
        String at = recorded.path("at").asString("");
        JsonNode object = at.isEmpty() ? base : changed(base, JsonPointer.compile(at), recorded);
        return new AnswerCase(base, at, object, Answer.recorded(recorded));
    }

    private static JsonNode changed(JsonNode base, JsonPointer at, JsonNode recorded) {
        JsonNode copy = base.deepCopy();
        boolean removes = recorded.path("remove").asBoolean(false);
        switch (copy.at(at.head())) {
            case ObjectNode parent when removes -> parent.remove(at.last().getMatchingProperty());
            case ObjectNode parent -> parent.set(at.last().getMatchingProperty(), recorded.get("value"));
            case ArrayNode parent when removes -> parent.remove(at.last().getMatchingIndex());
            case ArrayNode parent -> parent.set(at.last().getMatchingIndex(), recorded.get("value"));
            case JsonNode other -> throw new IllegalArgumentException(at + " leads into " + other);
        }
        return copy;
    }

    @Override
    public String toString() {
        return at.isEmpty() ? "the base" : at + " = " + object.at(at);
    }
}
