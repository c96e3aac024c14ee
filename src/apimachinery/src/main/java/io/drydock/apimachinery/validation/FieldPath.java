package io.drydock.apimachinery.validation;

/**
 * Where in an object something is: {@code spec.containers[0].ports[1].name}, or {@code data[key]}.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/validation/field/path.go: Path"
 */
public record FieldPath(String text) {
    /** As errors show where an object is wrong as a whole. */
    public static final FieldPath WHOLE_OBJECT = new FieldPath("[]");

    public static FieldPath of(String first, String... more) {
        StringBuilder text = new StringBuilder(first);
        for (String step : more) {
            text.append('.').append(step);
        }
        return new FieldPath(text.toString());
    }

    public FieldPath child(String name) {
        return new FieldPath(text.isEmpty() ? name : text + "." + name);
    }

    public FieldPath index(int index) {
        return new FieldPath(text + "[" + index + "]");
    }

    public FieldPath key(String key) {
        return new FieldPath(text + "[" + key + "]");
    }

    @Override
    public String toString() {
        return text;
    }
}
