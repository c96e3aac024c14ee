package io.drydock.kubeapiserver.podsecurity.checks;

import java.util.List;
import java.util.Optional;

/**
 * Every container must have a profile that limits its system calls.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/check_seccompProfile_restricted.go, from 1.22"
 */
final class RestrictedSeccompProfile implements PodCheck {
    private static final int EXEMPTS_WINDOWS_SINCE = 25;

    @Override
    public String id() {
        return "seccompProfile_restricted";
    }

    @Override
    public int since() {
        return 19;
    }

    @Override
    public String overrides() {
        return SeccompProfile.ID;
    }

    @Override
    public Optional<Violation> check(PodView pod, int minor) {
        if (minor >= EXEMPTS_WINDOWS_SINCE && pod.isForWindows()) {
            return Optional.empty();
        }
        return SeccompProfile.refused(pod).or(() -> missing(pod));
    }

    private static Optional<Violation> missing(PodView pod) {
        List<String> silent = pod.containersBySecurity(
                security -> !security.path("seccompProfile").isObject());
        return silent.isEmpty() || pod.securityContext().path("seccompProfile").isObject()
                ? Optional.empty()
                : Optional.of(new Violation(
                        "seccompProfile",
                        "pod or " + Wording.containers(silent) + " must set securityContext.seccompProfile.type to"
                                + " \"RuntimeDefault\" or \"Localhost\""));
    }
}
