package io.drydock.apimachinery.patch;

import io.drydock.apimachinery.json.JsonDecoder;
import tools.jackson.databind.JsonNode;

/**
 * Counts what a JSON patch makes the server do. A short patch can copy a large value many times, move large lists
 * about, or nest a value ever deeper in itself; each of these has an end here.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/config.go: JSONPatchMaxCopyBytes"
 */
final class PatchBudget {
    private static final long MAX_COPIED_BYTES = 3L * 1024 * 1024;
    private static final long MAX_STEPS = 100_000_000;

    private long copiedBytes;
    private long steps;

    void spend(long count) {
        steps += count;
        if (steps > MAX_STEPS) {
            throw PatchErrors.tooLarge("The patch takes more than " + MAX_STEPS + " steps to apply");
        }
    }

    void copy(JsonNode value) {
        copiedBytes += size(value);
        if (copiedBytes > MAX_COPIED_BYTES) {
            throw PatchErrors.unprocessable();
        }
    }

    /** Refuses a value that would end up too deep below where it is put. */
    void put(JsonNode value, int depth) {
        if (depth + height(value) > JsonDecoder.MAX_DEPTH) {
            throw PatchErrors.unprocessable();
        }
    }

    private int height(JsonNode value) {
        spend(1);
        int highest = 0;
        for (JsonNode child : value) {
            highest = Math.max(highest, height(child));
        }
        return value.isContainer() ? highest + 1 : 0;
    }

    /** About as many bytes as the value takes when it is written. */
    private long size(JsonNode value) {
        spend(1);
        long size = 2;
        if (value.isObject()) {
            for (var field : value.properties()) {
                size += field.getKey().length() + 4L + size(field.getValue());
            }
        } else if (value.isArray()) {
            for (JsonNode element : value) {
                size += 1 + size(element);
            }
        } else {
            size += value.asString("").length();
        }
        return size;
    }
}
