package io.drydock.kubeapiserver.podsecurity.checks;

import java.util.Optional;

/**
 * What the kernel shows of itself stays masked for everybody.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/check_procMount_restricted.go, from 1.22"
 */
final class RestrictedProcMount implements PodCheck {
    @Override
    public String id() {
        return "procMount_restricted";
    }

    @Override
    public int since() {
        return ProcMount.RELAXED_SINCE;
    }

    @Override
    public String overrides() {
        return ProcMount.ID;
    }

    @Override
    public Optional<Violation> check(PodView pod, int minor) {
        return ProcMount.unmasked(pod);
    }
}
