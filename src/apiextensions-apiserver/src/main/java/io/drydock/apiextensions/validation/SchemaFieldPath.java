package io.drydock.apiextensions.validation;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A path through the fields that a schema describes, such as {@code .spec.colour} or {@code .spec['a.b']}.
 *
 * @param steps the names of the fields, outermost first
 * @param schema of the field that the path leads to
 * @see "Go 1.36: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/validation.go: ValidFieldPath"
 */
record SchemaFieldPath(List<String> steps, JsonNode schema) {

    /** A path that leads nowhere; the message says why. */
    static final class InvalidPathException extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidPathException(String message) {
            super(message);
        }
    }

    /** @param brackets whether names may stand in brackets too */
    static SchemaFieldPath of(String path, JsonNode schema, boolean brackets) throws InvalidPathException {
        List<String> steps = new ArrayList<>();
        JsonNode at = schema;
        int position = 0;
        while (position < path.length()) {
            char delimiter = path.charAt(position);
            String step;
            if (delimiter == '.') {
                step = token(path, position + 1);
                position += 1 + step.length();
                if (step.isEmpty()) {
                    throw new InvalidPathException("unexpected end of JSON path");
                }
            } else if (delimiter == '[') {
                if (!brackets) {
                    throw new InvalidPathException("array notation is not allowed");
                }
                String quoted = token(path, position + 1);
                if (quoted.length() < 2 || !quoted.startsWith("'") || !quoted.endsWith("'")) {
                    throw new InvalidPathException(
                            quoted.isEmpty()
                                    ? "unexpected end of JSON path"
                                    : "expected single quoted string but got " + quoted);
                }
                position += 1 + quoted.length();
                if (!path.startsWith("]", position)) {
                    throw new InvalidPathException(
                            position >= path.length()
                                    ? "unexpected end of JSON path"
                                    : "expected ] but got " + token(path, position));
                }
                position++;
                step = quoted.substring(1, quoted.length() - 1)
                        .replace("\\'", "'")
                        .replace("\\\\", "\\");
            } else {
                throw new InvalidPathException("expected [ or . but got: " + token(path, position));
            }
            at = step(at, step);
            steps.add(step);
        }
        return new SchemaFieldPath(List.copyOf(steps), at);
    }

    private static JsonNode step(JsonNode schema, String name) throws InvalidPathException {
        JsonNode properties = schema.path("properties");
        JsonNode next = properties.isEmpty() ? schema.path("additionalProperties") : properties.path(name);
        if (!next.isObject()) {
            throw new InvalidPathException("does not refer to a valid field");
        }
        return next;
    }

    /** What stands before the next delimiter; a delimiter itself where one stands; nothing at the end. */
    private static String token(String path, int start) {
        if (start < path.length() && path.charAt(start) == '\'') {
            for (int end = start + 1; end < path.length(); end++) {
                if (path.charAt(end) == '\'' && path.charAt(end - 1) != '\\') {
                    return path.substring(start, end + 1);
                }
            }
            return path.substring(start);
        }
        int end = start;
        while (end < path.length() && ".[]".indexOf(path.charAt(end)) < 0) {
            end++;
        }
        return path.substring(start, end == start ? Math.min(start + 1, path.length()) : end);
    }
}
