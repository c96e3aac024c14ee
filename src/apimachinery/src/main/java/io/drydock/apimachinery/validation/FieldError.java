package io.drydock.apimachinery.validation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing found wrong in an object, at a path.
 *
 * @param badValue as Go prints it ({@code %q} for text, plain for numbers and booleans); null when the kind of error
 *     shows none
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/validation/field/errors.go: Error"
 */
public record FieldError(Type type, String field, @Nullable String badValue, String detail) {

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
        return new FieldError(Type.INVALID, field.text(), GoValue.show(value), detail);
    }

    public static FieldError duplicate(FieldPath field, Object value) {
        return new FieldError(Type.DUPLICATE, field.text(), GoValue.show(value), "");
    }

    public static FieldError notFound(FieldPath field, Object value) {
        return new FieldError(Type.NOT_FOUND, field.text(), GoValue.show(value), "");
    }

    public static FieldError notSupported(FieldPath field, Object value, List<String> supported) {
        StringBuilder detail = new StringBuilder();
        if (!supported.isEmpty()) {
            detail.append("supported values: ");
            for (int i = 0; i < supported.size(); i++) {
                detail.append(i == 0 ? "" : ", ").append(GoValue.quote(supported.get(i)));
            }
        }
        return new FieldError(Type.NOT_SUPPORTED, field.text(), GoValue.show(value), detail.toString());
    }

    public static FieldError tooLong(FieldPath field, int maxBytes) {
        return new FieldError(Type.TOO_LONG, field.text(), null, "must have at most " + maxBytes + " bytes");
    }

    public static FieldError tooMany(FieldPath field, int actual, int most) {
        return new FieldError(
                Type.TOO_MANY, field.text(), String.valueOf(actual), "must have at most " + most + " items");
    }

    public static FieldError internal(FieldPath field, String detail) {
        return new FieldError(Type.INTERNAL, field.text(), null, detail);
    }

    /** What follows the path in the message, and the cause's own message. */
    public String body() {
        StringBuilder body = new StringBuilder(type.phrase());
        if (badValue != null) {
            body.append(": ").append(badValue);
        }
        if (!detail.isEmpty()) {
            body.append(": ").append(detail);
        }
        return body.toString();
    }

    public String message() {
        return field + ": " + body();
    }

    /** All messages as one: alone as it is, several in brackets, repeated ones once. */
    public static String aggregate(List<FieldError> errors) {
        Set<String> messages = new LinkedHashSet<>();
        errors.forEach(error -> messages.add(error.message()));
        return messages.size() == 1 ? messages.iterator().next() : "[" + String.join(", ", messages) + "]";
    }
}
