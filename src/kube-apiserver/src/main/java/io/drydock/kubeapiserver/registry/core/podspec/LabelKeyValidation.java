package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Checks the labels whose values a pod brings into a selector itself, of other pods that it seeks, shuns or spreads
 * among.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateMatchLabelKeysAndMismatchLabelKeys, 1.36"
 */
final class LabelKeyValidation {
    private static final String SAME = "matchLabelKeys";
    private static final String OTHER = "mismatchLabelKeys";

    private LabelKeyValidation() {}

    /** @param term that has a {@code labelSelector} into which the keys were merged if it is that of a pod */
    static void validate(JsonNode term, FieldPath path, FieldErrors errors) {
        JsonNode selector = term.path("labelSelector");
        for (String field : List.of(SAME, OTHER)) {
            JsonNode keys = term.path(field);
            if (!keys.isEmpty() && !selector.isObject()) {
                errors.forbidden(path.child(field), "must not be specified when labelSelector is not set");
                continue;
            }
            for (int i = 0; i < keys.size(); i++) {
                String key = keys.get(i).asString("");
                errors.invalid(path.child(field).index(i), key, NameRules.qualifiedName(key));
            }
        }
        validateOnlyMerged(term.path(SAME), selector, path, errors);
        Set<String> other = new HashSet<>();
        term.path(OTHER).forEach(key -> other.add(key.asString("")));
        JsonNode keys = term.path(SAME);
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i).asString("");
            if (other.contains(key)) {
                errors.invalid(path.child(SAME).index(i), key, "exists in both matchLabelKeys and mismatchLabelKeys");
            }
        }
    }

    /** A key stands once in the selector, since it was merged into it; what stands there twice was there before. */
    private static void validateOnlyMerged(JsonNode keys, JsonNode selector, FieldPath path, FieldErrors errors) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            positions.put(keys.get(i).asString(""), i);
        }
        Set<String> seen = new HashSet<>(selector.path("matchLabels").propertyNames());
        for (JsonNode expression : selector.path("matchExpressions")) {
            String key = expression.path("key").asString("");
            Integer position = positions.get(key);
            if (!seen.add(key) && position != null) {
                errors.invalid(path.index(position), key, "exists in both matchLabelKeys and labelSelector");
            }
        }
    }
}
