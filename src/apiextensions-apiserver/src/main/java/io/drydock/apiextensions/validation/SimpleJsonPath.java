package io.drydock.apiextensions.validation;

import java.util.Optional;

/** The paths that columns and the scale subresource use: fields, each after a dot. */
final class SimpleJsonPath {
    private SimpleJsonPath() {}

    /** What is wrong with a path; absent when nothing is. */
    static Optional<String> problem(String path) {
        return path.startsWith(".") ? Optional.empty() : Optional.of("must be a simple json path starting with .");
    }
}
