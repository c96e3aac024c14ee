package io.drydock.kubeapiserver.podsecurity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How secure pods have to be, the strictest last.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/api/constants.go: Level, from 1.22"
 */
public enum Level {
    PRIVILEGED,
    BASELINE,
    RESTRICTED;

    /** What is wrong with a text that names no level. */
    static final String PROBLEM = "must be one of privileged, baseline, restricted";

    static Optional<Level> parse(String text) {
        return Arrays.stream(values())
                .filter(level -> level.toString().equals(text))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
