package io.drydock.apiserver.endpoints.negotiation;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What follows the type in a {@code Content-Type}. Nobody asks what the parameters say, but a type with such as cannot
 * be read is no type at all.
 *
 * @see "Go: mime/mediatype.go: ParseMediaType"
 */
final class MediaTypeParameters {
    private static final String SEPARATORS = "()<>@,;:\\\"/[]?=";

    private MediaTypeParameters() {}

    static boolean areReadable(String contentType) {
        String[] parts = contentType.split(";", -1);
        Map<String, String> parameters = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip();
            boolean nothingAtTheEnd = part.isEmpty() && i == parts.length - 1;
            if (!nothingAtTheEnd && !read(part, parameters)) {
                return false;
            }
        }
        return true;
    }

    private static boolean read(String part, Map<String, String> parameters) {
        int equals = part.indexOf('=');
        if (equals < 0) {
            return false;
        }
        String name = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        String value = part.substring(equals + 1).strip();
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return isToken(name)
                && (quoted || isToken(value))
                && parameters.getOrDefault(name, value).equals(value)
                && parameters.put(name, value) == null;
    }

    private static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f && SEPARATORS.indexOf(c) < 0);
    }
}
