package io.drydock.apimachinery.validation;

import io.drydock.apimachinery.catalog.Release;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts errors into the words of a release. Rules speak those of the newest; what older releases said otherwise is said
 * here, so that no rule needs to know for whom it speaks.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/validation/field/errors.go: Error.ErrorBody"
 */
public enum ErrorWording {
    /** Structs and lists are shown as Go source. */
    OLDER {
        @Override
        String show(Object value) {
            return value instanceof ShownValue(String older, String newer) ? older : GoValue.show(value);
        }

        @Override
        String detail(FieldError error) {
            return OlderDetail.of(error);
        }

        /** A path without a name shows as an index that says nothing. */
        @Override
        public String field(FieldError error) {
            return error.field().isEmpty() ? "[]" : error.field();
        }
    },

    /** Structs and lists are shown as JSON. */
    NEWER {
        @Override
        String show(Object value) {
            return switch (value) {
                case ShownValue(String older, String newer) -> newer;
                case List<?> list -> JsonMapper.shared().writeValueAsString(list);
                case Map<?, ?> map -> map.isEmpty() ? "null" : showMap(map);
                default -> GoValue.show(value);
            };
        }

        @Override
        String detail(FieldError error) {
            return error.detail();
        }

        @Override
        public String field(FieldError error) {
            return error.field();
        }
    };

    public static ErrorWording of(Release release) {
        return release == Release.V1_20 ? OLDER : NEWER;
    }

    abstract String show(Object value);

    abstract String detail(FieldError error);

    /** The path to what is wrong. */
    public abstract String field(FieldError error);

    /** What follows the path in the message, and the cause's own message. */
    public String body(FieldError error) {
        StringBuilder body = new StringBuilder(error.type().phrase());
        @Nullable Object value = error.badValue();
        if (value != null) {
            body.append(": ").append(show(value));
        }
        String detail = detail(error);
        if (!detail.isEmpty()) {
            body.append(": ").append(detail);
        }
        return body.toString();
    }

    public String message(FieldError error) {
        return field(error) + ": " + body(error);
    }

    /** All messages as one: alone as it is, several in brackets, repeated ones once. */
    public String aggregate(List<FieldError> errors) {
        Set<String> messages = new LinkedHashSet<>();
        errors.forEach(error -> messages.add(message(error)));
        return messages.size() == 1 ? messages.iterator().next() : "[" + String.join(", ", messages) + "]";
    }

    private static String showMap(Map<?, ?> map) {
        return map.entrySet().stream()
                .map(entry -> json(entry.getKey()) + ":" + json(entry.getValue()))
                .sorted()
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String json(Object value) {
        return value instanceof JsonNode node
                ? node.toString()
                : JsonMapper.shared().writeValueAsString(value);
    }

    /** What releases up to 1.20 say of the same problem. */
    private static final class OlderDetail {
        private static final Pattern TOO_LONG = Pattern.compile("no more than (\\d+) bytes");
        private static final Pattern OWNER = Pattern.compile(".*ownerReferences\\.(kind|name|uid)");
        private static final Pattern TWO_CONTROLLERS = Pattern.compile("references for [^/]*/(.*) and [^/]*/(.*)");

        private OlderDetail() {}

        static String of(FieldError error) {
            String detail = error.detail();
            if (detail.endsWith(" 1 byte") || detail.endsWith(" 1 item")) {
                detail += "s";
            }
            if (error.type() == FieldError.Type.TOO_LONG) {
                return detail.replace("may not be more than", "must have at most");
            }
            if (detail.equals("must not be empty")) {
                var owner = OWNER.matcher(error.field());
                return owner.matches() ? owner.group(1) + " " + detail : detail;
            }
            if (detail.contains("references for ")) {
                return TWO_CONTROLLERS.matcher(detail).replaceFirst("references for $1 and $2");
            }
            return TOO_LONG.matcher(detail)
                    .replaceAll("no more than $1 characters")
                    .replace(NameRules.NO_DOTS, NameRules.dnsLabelForm())
                    .replace("a valid label key must", "a qualified name must")
                    .replace("one letter (a-z)", "one letter or number (a-z, 0-9)");
        }
    }
}
