package io.drydock.apiextensions.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found wrong with a value, each thing once, and how many checks were made, by which the best of several failed
 * alternatives is chosen.
 *
 * @see "Go: k8s.io/kube-openapi/pkg/validation/validate/result.go: Result"
 */
final class Findings {
    private final List<Finding> found = new ArrayList<>();
    private int checks;

    List<Finding> all() {
        return found;
    }

    boolean none() {
        return found.isEmpty();
    }

    int checks() {
        return checks;
    }

    void countCheck() {
        checks++;
    }

    void add(Finding finding) {
        if (found.stream().noneMatch(known -> known.message().equals(finding.message()))) {
            found.add(finding);
        }
    }

    void addAll(Findings others) {
        others.found.forEach(this::add);
        checks += others.checks;
    }
}
