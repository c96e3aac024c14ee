package io.drydock.kubeapiserver.podsecurity.checks;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Containers must say that they do not run as root.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/check_runAsNonRoot.go, from 1.22"
 */
final class RunAsNonRoot implements PodCheck {
    private static final int RELAXED_SINCE = 35;
    private static final String REASON = "runAsNonRoot != true";

    @Override
    public String id() {
        return "runAsNonRoot";
    }

    @Override
    public Optional<Violation> check(PodView pod, int minor) {
        if (minor >= RELAXED_SINCE && pod.hasUsersOfItsOwn()) {
            return Optional.empty();
        }
        JsonNode ofPod = pod.securityContext().path("runAsNonRoot");
        boolean byPod = ofPod.isBoolean() && !ofPod.asBoolean();
        String setters = Wording.setters(byPod, pod.containersBySecurity(RunAsNonRoot::isRefused));
        if (!setters.isEmpty()) {
            return Optional.of(new Violation(REASON, setters + " must not set securityContext.runAsNonRoot=false"));
        }
        List<String> silent = pod.containersBySecurity(
                security -> !security.path("runAsNonRoot").isBoolean());
        return ofPod.asBoolean(false) || silent.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation(
                        REASON,
                        "pod or " + Wording.containers(silent) + " must set securityContext.runAsNonRoot=true"));
    }

    private static boolean isRefused(JsonNode security) {
        return !security.path("runAsNonRoot").asBoolean(true);
    }
}
