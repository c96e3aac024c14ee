package io.drydock.apiextensions.validation;

import java.util.Optional;

/** The paths that columns and the scale subresource use: fields, each after a dot, with simple subscripts. */
final class SimpleJsonPath {
    private SimpleJsonPath() {}

    /** What is wrong with a path of a column; absent when nothing is. */
    static Optional<String> problem(String path) {
        if (path.charAt(0) != '.') {
            return Optional.of("is an invalid path: must be a simple json path starting with .");
        }
        int depth = 0;
        for (int i = 0; i < path.length(); i++) {
            depth += path.charAt(i) == '[' ? 1 : path.charAt(i) == ']' ? -1 : 0;
            if (depth < 0 || depth > 1) {
                return Optional.of("is an invalid path: unbalanced brackets");
            }
        }
        return depth == 0 ? Optional.empty() : Optional.of("is an invalid path: unterminated array");
    }

    /** Whether a path names a field by dots alone, without subscripts. */
    static boolean isDotted(String path) {
        if (!path.startsWith(".") || path.endsWith(".") || path.contains("..")) {
            return false;
        }
        return path.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-' || c == '@');
    }
}
