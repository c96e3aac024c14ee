package io.drydock.kubeapiserver.registry.resource;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Lists of limited length: one that is too long is not looked at any further.
 *
 * @see "Go 1.36: pkg/apis/resource/validation/validation.go: validateSlice, validateSet"
 */
final class BoundedLists {
    private BoundedLists() {}

    /** Checks one entry of a list. */
    @FunctionalInterface
    interface EntryCheck {
        void check(JsonNode entry, FieldPath path);
    }

    static void slice(JsonNode list, int most, FieldPath path, FieldErrors errors, EntryCheck check) {
        if (list.size() > most) {
            errors.add(FieldError.tooMany(path, list.size(), most));
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            check.check(list.get(i), path.index(i));
        }
    }

    /** @param key what no two entries have in common */
    static void set(
            JsonNode list,
            int most,
            FieldPath path,
            FieldErrors errors,
            Function<JsonNode, String> key,
            EntryCheck check) {
        slice(list, most, path, errors, check);
        if (list.size() > most) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String name = key.apply(list.get(i));
            if (!seen.add(name)) {
                errors.duplicate(path.index(i), name);
            }
        }
    }
}
