package io.drydock.apimachinery.labels;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.selection.InvalidSelectorException;
import io.drydock.apimachinery.selection.Operator;
import io.drydock.apimachinery.validation.GoValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Which objects to take by their labels: all requirements must hold. An empty selector takes every object, and
 * {@link #nothing()} takes none.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/labels/selector.go: Selector"
 */
public final class LabelSelector {
    private static final LabelSelector EVERYTHING = new LabelSelector(List.of(), true);
    private static final LabelSelector NOTHING = new LabelSelector(List.of(), false);

    private final List<LabelRequirement> requirements;
    private final boolean selectable;

    private LabelSelector(List<LabelRequirement> requirements, boolean selectable) {
        this.requirements = requirements;
        this.selectable = selectable;
    }

    public static LabelSelector everything() {
        return EVERYTHING;
    }

    public static LabelSelector nothing() {
        return NOTHING;
    }

    public static LabelSelector of(List<LabelRequirement> requirements) {
        List<LabelRequirement> sorted = new ArrayList<>(requirements);
        sorted.sort(Comparator.comparing(LabelRequirement::key));
        return sorted.isEmpty() ? EVERYTHING : new LabelSelector(List.copyOf(sorted), true);
    }

    /** Takes the objects that carry exactly these labels, and maybe more; nothing is checked. */
    public static LabelSelector ofLabels(Map<String, String> labels) {
        return of(labels.entrySet().stream()
                .map(label -> new LabelRequirement(label.getKey(), Operator.EQUALS, List.of(label.getValue())))
                .toList());
    }

    /**
     * Reads the query form, such as {@code app=web,tier in (front,back),!canary}.
     *
     * @throws InvalidSelectorException with the message for the client
     */
    public static LabelSelector parse(String text) {
        return parse(text, Release.newest());
    }

    /**
     * The same, in the words of a release.
     *
     * @throws InvalidSelectorException with the message for the client
     */
    public static LabelSelector parse(String text, Release release) {
        return text.isEmpty() ? EVERYTHING : of(new LabelSelectorParser(text, SelectorWording.of(release)).parse());
    }

    /**
     * Reads the object form with {@code matchLabels} and {@code matchExpressions}. An absent selector takes nothing, an
     * empty one everything.
     *
     * @throws InvalidSelectorException with the message for the client
     * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/helpers.go: LabelSelectorAsSelector"
     */
    public static LabelSelector ofTree(JsonNode tree) {
        if (tree.isMissingNode() || tree.isNull()) {
            return NOTHING;
        }
        List<LabelRequirement> requirements = new ArrayList<>();
        tree.path("matchLabels")
                .properties()
                .forEach(label -> requirements.add(LabelRequirement.of(
                        label.getKey(),
                        Operator.EQUALS,
                        List.of(label.getValue().asString()))));
        for (JsonNode expression : tree.path("matchExpressions")) {
            List<String> values = new ArrayList<>();
            expression.path("values").forEach(value -> values.add(value.asString()));
            requirements.add(LabelRequirement.of(expression.path("key").asString(""), operatorOf(expression), values));
        }
        return of(requirements);
    }

    private static Operator operatorOf(JsonNode expression) {
        String operator = expression.path("operator").asString("");
        return switch (operator) {
            case "In" -> Operator.IN;
            case "NotIn" -> Operator.NOT_IN;
            case "Exists" -> Operator.EXISTS;
            case "DoesNotExist" -> Operator.DOES_NOT_EXIST;
            default ->
                throw new InvalidSelectorException(GoValue.quote(operator) + " is not a valid pod selector operator");
        };
    }

    public boolean matches(Map<String, String> labels) {
        if (!selectable) {
            return false;
        }
        for (LabelRequirement requirement : requirements) {
            if (!requirement.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    /** Whether every object is taken. */
    public boolean isEmpty() {
        return selectable && requirements.isEmpty();
    }

    public boolean selectsNothing() {
        return !selectable;
    }

    /** Sorted by key. */
    public List<LabelRequirement> requirements() {
        return requirements;
    }

    public LabelSelector and(LabelSelector other) {
        if (!selectable || !other.selectable) {
            return NOTHING;
        }
        List<LabelRequirement> both = new ArrayList<>(requirements);
        both.addAll(other.requirements);
        return of(both);
    }

    /** The one value the label must have, when the selector says so. */
    public Optional<String> requiredValue(String label) {
        for (LabelRequirement requirement : requirements) {
            if (requirement.key().equals(label)) {
                boolean exact = switch (requirement.operator()) {
                    case EQUALS, DOUBLE_EQUALS, IN -> requirement.values().size() == 1;
                    case NOT_EQUALS, NOT_IN, EXISTS, DOES_NOT_EXIST, GREATER_THAN, LESS_THAN -> false;
                };
                return exact ? Optional.of(requirement.values().getFirst()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelSelector that
                && selectable == that.selectable
                && requirements.equals(that.requirements);
    }

    @Override
    public int hashCode() {
        return requirements.hashCode() + (selectable ? 1 : 0);
    }

    /** The query form. */
    @Override
    public String toString() {
        return String.join(
                ",", requirements.stream().map(LabelRequirement::toString).toList());
    }
}
