package io.drydock.kubeapiserver.podsecurity.checks;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Containers must not ask to be run as root.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/check_runAsUser.go, from 1.22"
 */
final class RunAsUser implements PodCheck {
    private static final int RELAXED_SINCE = 35;

    @Override
    public String id() {
        return "runAsUser";
    }

    @Override
    public int since() {
        return 23;
    }

    @Override
    public Optional<Violation> check(PodView pod, int minor) {
        if (minor >= RELAXED_SINCE && pod.hasUsersOfItsOwn()) {
            return Optional.empty();
        }
        String setters = Wording.setters(isRoot(pod.securityContext()), pod.containersBySecurity(RunAsUser::isRoot));
        return setters.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation("runAsUser=0", setters + " must not set runAsUser=0"));
    }

    private static boolean isRoot(JsonNode security) {
        return security.path("runAsUser").asLong(-1) == 0;
    }
}
