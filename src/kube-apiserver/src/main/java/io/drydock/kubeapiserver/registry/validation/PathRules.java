package io.drydock.kubeapiserver.registry.validation;

import io.drydock.apimachinery.validation.FieldPath;
import java.util.List;

/**
 * Rules for paths in file systems, always with forward slashes.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateLocalDescendingPath"
 */
public final class PathRules {
    private PathRules() {}

    /** A path that stays below where it starts. */
    public static void descending(String path, FieldPath field, FieldErrors errors) {
        if (path.startsWith("/")) {
            errors.invalid(field, path, "must be a relative path");
        }
        noBacksteps(path, field, errors);
    }

    /** A path below where it starts whose first part is an ordinary name. */
    public static void descendingWithoutDots(String path, FieldPath field, FieldErrors errors) {
        descending(path, field, errors);
        if (path.startsWith("..") && !path.startsWith("../")) {
            errors.invalid(field, path, "must not start with '..'");
        }
    }

    public static void noBacksteps(String path, FieldPath field, FieldErrors errors) {
        if (hasBacksteps(path)) {
            errors.invalid(field, path, "must not contain '..'");
        }
    }

    public static boolean hasBacksteps(String path) {
        return List.of(path.split("/", -1)).contains("..");
    }
}
