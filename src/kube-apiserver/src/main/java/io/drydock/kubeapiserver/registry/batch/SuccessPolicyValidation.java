package io.drydock.kubeapiserver.registry.batch;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * When an indexed job has succeeded although not all of its indexes have.
 *
 * @see "Go: pkg/apis/batch/validation/validation.go: validateSuccessPolicy, 1.36"
 */
final class SuccessPolicyValidation {
    private static final int MOST_RULES = 20;
    private static final int INDEXES_MAX_LENGTH = 65_536;

    private final long completions;
    private final FieldErrors errors;

    SuccessPolicyValidation(long completions, FieldErrors errors) {
        this.completions = completions;
        this.errors = errors;
    }

    void validate(JsonNode policy, FieldPath path) {
        JsonNode rules = policy.path("rules");
        FieldPath rulesPath = path.child("rules");
        if (rules.isEmpty()) {
            errors.required(rulesPath, "at least one rules must be specified when the successPolicy is specified");
        }
        if (rules.size() > MOST_RULES) {
            errors.add(FieldError.tooMany(rulesPath, rules.size(), MOST_RULES));
        }
        for (int i = 0; i < rules.size(); i++) {
            rule(rules.get(i), rulesPath.index(i));
        }
    }

    /** The policy as messages quote it, with the names that its fields have inside the real server. */
    static ShownValue shown(JsonNode policy) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode().putNull("Rules");
        for (JsonNode rule : policy.path("rules")) {
            ArrayNode rules = shown.get("Rules") instanceof ArrayNode known ? known : shown.putArray("Rules");
            ObjectNode one = rules.addObject();
            one.set("SucceededIndexes", orNull(rule.path("succeededIndexes")));
            one.set("SucceededCount", orNull(rule.path("succeededCount")));
        }
        return ShownValue.same(shown.toString());
    }

    private static JsonNode orNull(JsonNode value) {
        return value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value;
    }

    private void rule(JsonNode rule, FieldPath path) {
        JsonNode indexes = rule.path("succeededIndexes");
        JsonNode count = rule.path("succeededCount");
        if (!indexes.isString() && !count.isNumber()) {
            errors.required(path, "at least one of succeededCount or succeededIndexes must be specified");
        }
        long total = indexes.isString() ? indexes(indexes.asString(), path.child("succeededIndexes")) : 0;
        if (!count.isNumber()) {
            return;
        }
        FieldPath countPath = path.child("succeededCount");
        errors.notNegative(rule, path, "succeededCount");
        if (count.asLong() > completions) {
            errors.invalid(
                    countPath,
                    count,
                    "must be less than or equal to " + completions + " (the number of specified completions)");
        }
        if (indexes.isString() && count.asLong() > total) {
            errors.invalid(
                    countPath,
                    count,
                    "must be less than or equal to " + total
                            + " (the number of indexes in the specified succeededIndexes field)");
        }
    }

    /** How many indexes a text such as {@code 1,3-5} stands for; none when that cannot be said. */
    private long indexes(String text, FieldPath path) {
        if (text.length() > INDEXES_MAX_LENGTH) {
            errors.add(FieldError.tooLong(path, INDEXES_MAX_LENGTH));
        }
        try {
            return new IndexIntervals(completions).count(text);
        } catch (IllegalArgumentException unreadable) {
            errors.invalid(path, text, "error parsing succeededIndexes: " + unreadable.getMessage());
            return 0;
        }
    }
}
