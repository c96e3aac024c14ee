package io.drydock.kubeapiserver.podsecurity;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a namespace's policy off its labels. There is always one: where a label cannot be read, the strictest is
 * enforced, and nothing is noted or warned of.
 *
 * @param errors about labels that cannot be read
 * @see "Go: staging/src/k8s.io/pod-security-admission/api/helpers.go: PolicyToEvaluate, from 1.22"
 */
public record PolicyLabels(Policy policy, List<FieldError> errors) {
    public static final String PREFIX = "pod-security.kubernetes.io/";
    private static final FieldPath LABELS = FieldPath.of("metadata", "labels");

    public PolicyLabels {
        errors = List.copyOf(errors);
    }

    /** @param defaults for what the labels do not say */
    public static PolicyLabels read(Map<String, String> labels, Policy defaults) {
        Reader reader = new Reader(labels, new ArrayList<>());
        LevelVersion enforce = reader.levelVersion("enforce", defaults.enforce(), Level.RESTRICTED);
        LevelVersion audit = reader.levelVersion("audit", defaults.audit(), Level.PRIVILEGED);
        LevelVersion warn = reader.levelVersion("warn", defaults.warn(), Level.PRIVILEGED);
        boolean enforces = reader.label("enforce").flatMap(Level::parse).isPresent();
        if (reader.label("warn").isEmpty() && enforces && enforce.level().compareTo(warn.level()) > 0) {
            warn = reader.label("warn-version").isPresent() ? warn.withLevel(enforce.level()) : enforce;
        }
        return new PolicyLabels(new Policy(enforce, audit, warn), reader.errors);
    }

    private record Reader(Map<String, String> labels, List<FieldError> errors) {

        Optional<String> label(String name) {
            return Optional.ofNullable(labels.get(PREFIX + name));
        }

        LevelVersion levelVersion(String mode, LevelVersion defaults, Level unreadable) {
            LevelVersion result = defaults;
            Optional<String> level = label(mode);
            if (level.isPresent()) {
                result = result.withLevel(Level.parse(level.get()).orElseGet(() -> {
                    error(mode, level.get(), Level.PROBLEM);
                    return unreadable;
                }));
            }
            Optional<String> version = label(mode + "-version");
            if (version.isPresent()) {
                result = result.withVersion(PolicyVersion.parse(version.get()).orElseGet(() -> {
                    error(mode + "-version", version.get(), PolicyVersion.PROBLEM);
                    return PolicyVersion.LATEST;
                }));
            }
            return result;
        }

        private void error(String name, String value, String problem) {
            errors.add(FieldError.invalid(LABELS.key(PREFIX + name), value, problem));
        }
    }
}
