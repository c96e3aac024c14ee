package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.validation.GoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds the fields that a patch has twice, and those of an operation that no operation has. */
final class PatchFields {
    private static final Set<String> OF_AN_OPERATION = Set.of("op", "path", "from", "value");

    private PatchFields() {}

    /** @return such as {@code duplicate field "data.k"} */
    static List<String> repeated(byte[] patch) {
        return JsonDecoder.decodeStrictly(patch).repeated();
    }

    /** Of a list of operations. */
    static List<String> repeatedOrUnknown(byte[] patch) {
        JsonDecoder.Strictly read = JsonDecoder.decodeStrictly(patch);
        List<String> problems = new ArrayList<>();
        read.repeated().forEach(problem -> problems.add("json patch " + problem));
        int index = 0;
        for (JsonNode operation : read.value()) {
            for (String field : operation.propertyNames()) {
                if (!OF_AN_OPERATION.contains(field)) {
                    problems.add("json patch unknown field " + GoValue.quote("[" + index + "]." + field));
                }
            }
            index++;
        }
        return problems;
    }
}
