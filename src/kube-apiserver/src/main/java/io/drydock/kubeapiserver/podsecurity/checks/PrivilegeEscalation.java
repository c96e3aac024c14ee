package io.drydock.kubeapiserver.podsecurity.checks;

import java.util.List;
import java.util.Optional;

/**
 * Containers must not gain privileges, as by programs that run as their owner.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/check_allowPrivilegeEscalation.go, from 1.22"
 */
final class PrivilegeEscalation implements PodCheck {
    private static final int EXEMPTS_WINDOWS_SINCE = 25;

    @Override
    public String id() {
        return "allowPrivilegeEscalation";
    }

    @Override
    public int since() {
        return 8;
    }

    @Override
    public Optional<Violation> check(PodView pod, int minor) {
        if (minor >= EXEMPTS_WINDOWS_SINCE && pod.isForWindows()) {
            return Optional.empty();
        }
        List<String> bad = pod.containersBySecurity(
                security -> security.path("allowPrivilegeEscalation").asBoolean(true));
        return bad.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation(
                        "allowPrivilegeEscalation != false",
                        Wording.containers(bad) + " must set securityContext.allowPrivilegeEscalation=false"));
    }
}
