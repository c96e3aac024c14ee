package io.drydock.kubeapiserver.podsecurity.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the kernel shows of itself stays masked, but for pods with users of their own in newer policies.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/check_procMount_baseline.go, from 1.22"
 */
final class ProcMount implements PodCheck {
    static final String ID = "procMount";
    static final int RELAXED_SINCE = 35;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<Violation> check(PodView pod, int minor) {
        return minor >= RELAXED_SINCE && pod.hasUsersOfItsOwn() ? Optional.empty() : unmasked(pod);
    }

    static Optional<Violation> unmasked(PodView pod) {
        Set<String> types = new TreeSet<>();
        List<String> bad = pod.containersBySecurity(security -> {
            String type = security.path("procMount").asString("Default");
            types.add(type);
            return !type.equals("Default");
        });
        types.remove("Default");
        return bad.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation(
                        "procMount",
                        Wording.containers(bad) + " must not set securityContext.procMount to "
                                + Wording.quoted(types)));
    }
}
