package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apiserver.http.Query;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads typed values out of a query, with the real server's words for what is wrong with them.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/runtime/conversion.go"
 */
public record QueryParameters(Query query) {

    public Optional<Boolean> truth(String name) {
        return query.optional(name).map(value -> !value.equals("0") && !value.equalsIgnoreCase("false"));
    }

    /** @throws StatusException 400 when it is no integer of 64 bits */
    public OptionalLong integer(String name) {
        Optional<String> text = query.optional(name);
        return text.isPresent() ? OptionalLong.of(parse(text.get())) : OptionalLong.empty();
    }

    /** Puts the text into the options, if there is one. */
    public void copyText(String name, ObjectNode options) {
        query.optional(name).filter(value -> !value.isEmpty()).ifPresent(value -> options.put(name, value));
    }

    public void copyTexts(String name, ObjectNode options) {
        if (query.has(name)) {
            ArrayNode list = options.putArray(name);
            query.values().getOrDefault(name, List.of()).forEach(list::add);
        }
    }

    /** @throws StatusException 400 when one of them is no integer of 64 bits */
    public void copyIntegers(String name, ObjectNode options) {
        if (query.has(name)) {
            ArrayNode list = options.putArray(name);
            query.values().getOrDefault(name, List.of()).forEach(text -> list.add(parse(text)));
        }
    }

    void copyTruth(String name, ObjectNode options) {
        truth(name).ifPresent(value -> options.put(name, value));
    }

    void copyInteger(String name, ObjectNode options) {
        integer(name).ifPresent(value -> options.put(name, value));
    }

    private static long parse(String text) {
        String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        boolean wellFormed = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!wellFormed) {
            throw refused(text, "invalid syntax");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            throw refused(text, "value out of range");
        }
    }

    private static StatusException refused(String text, String why) {
        return StatusErrors.badRequest("strconv.ParseInt: parsing " + GoValue.quote(text) + ": " + why);
    }
}
