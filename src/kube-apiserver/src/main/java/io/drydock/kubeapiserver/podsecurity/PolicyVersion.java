package io.drydock.kubeapiserver.podsecurity;

import java.util.Optional;

/**
 * The release whose policies apply.
 *
 * @param minor of release 1; {@link Integer#MAX_VALUE} for the latest
 * @see "Go: staging/src/k8s.io/pod-security-admission/api/helpers.go: Version, from 1.22"
 */
public record PolicyVersion(int minor) {
    public static final PolicyVersion LATEST = new PolicyVersion(Integer.MAX_VALUE);

    /** What is wrong with a text that is no version. */
    static final String PROBLEM = "must be \"latest\" or \"v1.x\"";

    private static final int MAX_DIGITS = 9;

    static Optional<PolicyVersion> parse(String text) {
        if (text.equals("latest")) {
            return Optional.of(LATEST);
        }
        String number = text.startsWith("v1.") ? text.substring(3) : "";
        boolean canonical = number.equals("0") || !number.startsWith("0");
        boolean digits = !number.isEmpty()
                && number.length() <= MAX_DIGITS
                && number.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && canonical ? Optional.of(new PolicyVersion(Integer.parseInt(number))) : Optional.empty();
    }

    boolean isLatest() {
        return equals(LATEST);
    }

    @Override
    public String toString() {
        return isLatest() ? "latest" : "v1." + minor;
    }
}
