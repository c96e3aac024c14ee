package io.drydock.apiserver.cel.estimate;

import io.drydock.apiserver.cel.types.DeclaredType;
import java.util.List;
import java.util.Optional;

/**
 * Sizes by the limits that a schema sets.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/compilation.go: sizeEstimator (1.36)"
 */
final class DeclaredSizes {
    private DeclaredSizes() {}

    /** @param path whose first step is a variable, each of which has the root's type */
    static Optional<DeclaredType> at(DeclaredType root, List<String> path) {
        Optional<DeclaredType> found = path.isEmpty() ? Optional.empty() : Optional.of(root);
        for (String step : path.subList(Math.min(1, path.size()), path.size())) {
            found = found.flatMap(type -> type.at(step));
        }
        return found;
    }

    static Optional<Bounds> of(DeclaredType root, List<String> path) {
        return at(root, path).map(type -> new Bounds(0, type.maxElements()));
    }
}
