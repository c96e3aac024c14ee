package io.drydock.apimachinery.validation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing found wrong in an object, at a path.
 *
 * @param badValue text, a number, a boolean, a tree, a list or map of text, or a {@link ShownValue}; null when the kind
 *     of error shows none
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/validation/field/errors.go: Error"
 */
public record FieldError(Type type, String field, @Nullable Object badValue, String detail) {

    /** The kinds of error; the reason goes into the status, the phrase into its message. */
    public enum Type {
        NOT_FOUND("FieldValueNotFound", "Not found"),
        REQUIRED("FieldValueRequired", "Required value"),
        DUPLICATE("FieldValueDuplicate", "Duplicate value"),
        INVALID("FieldValueInvalid", "Invalid value"),
        NOT_SUPPORTED("FieldValueNotSupported", "Unsupported value"),
        FORBIDDEN("FieldValueForbidden", "Forbidden"),
        TOO_LONG("FieldValueTooLong", "Too long"),
        TOO_MANY("FieldValueTooMany", "Too many"),
        INTERNAL("InternalError", "Internal error"),
        TYPE_INVALID("FieldValueTypeInvalid", "Invalid value");

        private final String reason;
        private final String phrase;

        Type(String reason, String phrase) {
            this.reason = reason;
            this.phrase = phrase;
        }

        public String reason() {
            return reason;
        }

        public String phrase() {
            return phrase;
        }
    }

    public static FieldError required(FieldPath field, String detail) {
        return new FieldError(Type.REQUIRED, field.text(), null, detail);
    }

    public static FieldError forbidden(FieldPath field, String detail) {
        return new FieldError(Type.FORBIDDEN, field.text(), null, detail);
    }

    /** @param value text is quoted, a number or boolean is not, a tree is shown as its JSON */
    public static FieldError invalid(FieldPath field, Object value, String detail) {
        return new FieldError(Type.INVALID, field.text(), value, detail);
    }

    public static FieldError duplicate(FieldPath field, Object value) {
        return new FieldError(Type.DUPLICATE, field.text(), value, "");
    }

    public static FieldError notFound(FieldPath field, Object value) {
        return new FieldError(Type.NOT_FOUND, field.text(), value, "");
    }

    public static FieldError notSupported(FieldPath field, Object value, List<String> supported) {
        StringBuilder detail = new StringBuilder();
        if (!supported.isEmpty()) {
            detail.append("supported values: ");
            for (int i = 0; i < supported.size(); i++) {
                detail.append(i == 0 ? "" : ", ").append(GoValue.quote(supported.get(i)));
            }
        }
        return new FieldError(Type.NOT_SUPPORTED, field.text(), value, detail.toString());
    }

    public static FieldError tooLong(FieldPath field, int maxBytes) {
        return new FieldError(Type.TOO_LONG, field.text(), null, "may not be more than " + counted(maxBytes, "byte"));
    }

    public static FieldError tooMany(FieldPath field, int actual, int most) {
        return new FieldError(Type.TOO_MANY, field.text(), actual, "must have at most " + counted(most, "item"));
    }

    private static String counted(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    public static FieldError internal(FieldPath field, String detail) {
        return new FieldError(Type.INTERNAL, field.text(), null, detail);
    }

    /** The message in the words of the newest release. */
    public String message() {
        return ErrorWording.NEWER.message(this);
    }

    /** All messages as one, in the words of the newest release. */
    public static String aggregate(List<FieldError> errors) {
        return ErrorWording.NEWER.aggregate(errors);
    }
}
