package io.drydock.apimachinery.labels;

import io.drydock.apimachinery.selection.InvalidSelectorException;
import io.drydock.apimachinery.selection.Operator;
import io.drydock.apimachinery.validation.NameRules;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One condition on one label. A label that is absent satisfies {@code !=} and {@code notin}.
 *
 * @param values in the order they were given, without repetition
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/labels/selector.go: Requirement"
 */
public record LabelRequirement(String key, Operator operator, List<String> values) {
    public LabelRequirement {
        values = List.copyOf(values);
    }

    /**
     * Checks key, number of values and each value before it makes the requirement.
     *
     * @throws InvalidSelectorException with the message for the client
     */
    public static LabelRequirement of(String key, Operator operator, List<String> values) {
        return of(key, operator, values, SelectorWording.OLDER);
    }

    static LabelRequirement of(String key, Operator operator, List<String> values, SelectorWording wording) {
        checkKey(key, wording);
        switch (operator) {
            case IN, NOT_IN -> require(!values.isEmpty(), "for 'in', 'notin' operators, values set can't be empty");
            case EQUALS, DOUBLE_EQUALS, NOT_EQUALS ->
                require(values.size() == 1, "exact-match compatibility requires one single value");
            case EXISTS, DOES_NOT_EXIST ->
                require(values.isEmpty(), "values set must be empty for exists and does not exist");
            case GREATER_THAN, LESS_THAN -> {
                require(values.size() == 1, "for 'Gt', 'Lt' operators, exactly one value is required");
                require(integer(values.getFirst()).isPresent(), wording.noInteger(values.getFirst()));
            }
        }
        for (String value : values) {
            List<String> problems = NameRules.labelValue(value);
            if (!problems.isEmpty()) {
                throw new InvalidSelectorException(wording.value(key, value, problems));
            }
        }
        return new LabelRequirement(key, operator, values);
    }

    static void checkKey(String key, SelectorWording wording) {
        List<String> problems = NameRules.qualifiedName(key);
        if (!problems.isEmpty()) {
            throw new InvalidSelectorException(wording.key(key, problems));
        }
    }

    public boolean matches(Map<String, String> labels) {
        @Nullable String actual = labels.get(key);
        return switch (operator) {
            case IN, EQUALS, DOUBLE_EQUALS -> actual != null && values.contains(actual);
            case NOT_IN, NOT_EQUALS -> actual == null || !values.contains(actual);
            case EXISTS -> actual != null;
            case DOES_NOT_EXIST -> actual == null;
            case GREATER_THAN, LESS_THAN -> actual != null && compares(actual);
        };
    }

    private boolean compares(String actual) {
        OptionalLong left = integer(actual);
        OptionalLong right = integer(values.getFirst());
        if (left.isEmpty() || right.isEmpty()) {
            return false;
        }
        return operator == Operator.GREATER_THAN
                ? left.getAsLong() > right.getAsLong()
                : left.getAsLong() < right.getAsLong();
    }

    /** The form that parses back to this requirement, its values sorted. */
    @Override
    public String toString() {
        String joined = values.size() == 1
                ? values.getFirst()
                : String.join(",", values.stream().sorted().toList());
        return switch (operator) {
            case EXISTS -> key;
            case DOES_NOT_EXIST -> "!" + key;
            case EQUALS, DOUBLE_EQUALS, NOT_EQUALS -> key + operator.text() + joined;
            case GREATER_THAN -> key + ">" + joined;
            case LESS_THAN -> key + "<" + joined;
            case IN, NOT_IN -> key + " " + operator.text() + " (" + joined + ")";
        };
    }

    private static void require(boolean held, String message) {
        if (!held) {
            throw new InvalidSelectorException(message);
        }
    }

    private static OptionalLong integer(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && !(i == 0 && (c == '-' || c == '+'))) {
                return OptionalLong.empty();
            }
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException outOfRangeOrEmpty) {
            return OptionalLong.empty();
        }
    }
}
