package io.drydock.apimachinery.fields;

import io.drydock.apimachinery.selection.InvalidSelectorException;
import io.drydock.apimachinery.selection.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which objects to take by the values of some of their fields: all requirements must hold. A field an object does not
 * have counts as empty.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/fields/selector.go: Selector"
 */
public record FieldSelector(List<FieldRequirement> requirements) {
    private static final FieldSelector EVERYTHING = new FieldSelector(List.of());

    public FieldSelector {
        requirements = List.copyOf(requirements);
    }

    public static FieldSelector everything() {
        return EVERYTHING;
    }

    public static FieldSelector equalTo(String field, String value) {
        return new FieldSelector(List.of(new FieldRequirement(field, Operator.EQUALS, value)));
    }

    /**
     * Reads the query form, such as {@code metadata.name=a,status.phase!=Running}. In values, backslash, comma and
     * equals sign are escaped by a backslash.
     *
     * @throws InvalidSelectorException with the message for the client
     */
    public static FieldSelector parse(String text) {
        String[] terms = splitTerms(text).toArray(String[]::new);
        Arrays.sort(terms);
        List<FieldRequirement> requirements = new ArrayList<>();
        for (String term : terms) {
            if (!term.isEmpty()) {
                requirements.add(requirement(text, term));
            }
        }
        return requirements.isEmpty() ? EVERYTHING : new FieldSelector(requirements);
    }

    private static List<String> splitTerms(String text) {
        List<String> terms = new ArrayList<>();
        int start = 0;
        boolean escaped = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (escaped) {
                escaped = false;
            } else if (c == '\\') {
                escaped = true;
            } else if (c == ',') {
                terms.add(text.substring(start, i));
                start = i + 1;
            }
        }
        terms.add(text.substring(start));
        return terms;
    }

    private static FieldRequirement requirement(String whole, String term) {
        for (int i = 0; i < term.length(); i++) {
            if (term.startsWith("!=", i)) {
                return new FieldRequirement(term.substring(0, i), Operator.NOT_EQUALS, unescape(term.substring(i + 2)));
            }
            if (term.charAt(i) == '=') {
                int value = term.startsWith("==", i) ? i + 2 : i + 1;
                return new FieldRequirement(term.substring(0, i), Operator.EQUALS, unescape(term.substring(value)));
            }
        }
        throw new InvalidSelectorException("invalid selector: '" + whole + "'; can't understand '" + term + "'");
    }

    private static String unescape(String value) {
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '=') {
                throw new InvalidSelectorException("invalid field selector: unescaped character in value: " + (int) c);
            }
            if (c == '\\') {
                i++;
                if (i == value.length() || "\\,=".indexOf(value.charAt(i)) < 0) {
                    throw new InvalidSelectorException("invalid field selector: invalid escape sequence: \\"
                            + (i == value.length() ? "" : Character.toString(value.codePointAt(i))));
                }
                c = value.charAt(i);
            }
            plain.append(c);
        }
        return plain.toString();
    }

    static String escape(String value) {
        return value.replace("\\", "\\\\").replace(",", "\\,").replace("=", "\\=");
    }

    /** Whether every object is taken. */
    public boolean isEmpty() {
        return requirements.isEmpty();
    }

    public boolean matches(Map<String, String> fields) {
        for (FieldRequirement requirement : requirements) {
            boolean equal = fields.getOrDefault(requirement.field(), "").equals(requirement.value());
            if (equal != (requirement.operator() == Operator.EQUALS)) {
                return false;
            }
        }
        return true;
    }

    /** The one value the field must have, when the selector says so. */
    public Optional<String> requiredValue(String field) {
        return requirements.stream()
                .filter(requirement -> requirement.operator() == Operator.EQUALS
                        && requirement.field().equals(field))
                .map(FieldRequirement::value)
                .findFirst();
    }

    /**
     * A selector whose requirements went through the transform, one by one.
     *
     * @throws InvalidSelectorException when the transform refuses one
     */
    public FieldSelector transform(FieldTransform transform) {
        List<FieldRequirement> changed = new ArrayList<>();
        for (FieldRequirement requirement : requirements) {
            FieldTransform.Term term = transform.apply(requirement.field(), requirement.value());
            if (!term.field().isEmpty() || !term.value().isEmpty()) {
                changed.add(new FieldRequirement(term.field(), requirement.operator(), term.value()));
            }
        }
        return new FieldSelector(changed);
    }

    public FieldSelector and(FieldSelector other) {
        List<FieldRequirement> both = new ArrayList<>(requirements);
        both.addAll(other.requirements);
        return new FieldSelector(both);
    }

    /** The query form. */
    @Override
    public String toString() {
        return String.join(
                ",", requirements.stream().map(FieldRequirement::toString).toList());
    }
}
