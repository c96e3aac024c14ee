package io.drydock.kubeapiserver.podsecurity.checks;

import java.util.List;
import java.util.Optional;

/**
 * Containers must not be privileged, which would switch off most of what separates them.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/check_privileged.go, from 1.22"
 */
final class PrivilegedContainers implements PodCheck {
    @Override
    public String id() {
        return "privileged";
    }

    @Override
    public Optional<Violation> check(PodView pod, int minor) {
        List<String> bad =
                pod.containersBySecurity(security -> security.path("privileged").asBoolean(false));
        return bad.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation(
                        "privileged", Wording.containers(bad) + " must not set securityContext.privileged=true"));
    }
}
