package io.drydock.kubeapiserver.podsecurity.checks;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Containers on Windows must not run as processes of their machine.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/check_windowsHostProcess.go, from 1.22"
 */
final class WindowsHostProcess implements PodCheck {
    @Override
    public String id() {
        return "windowsHostProcess";
    }

    @Override
    public Optional<Violation> check(PodView pod, int minor) {
        String setters = Wording.setters(
                isHostProcess(pod.securityContext()), pod.containersBySecurity(WindowsHostProcess::isHostProcess));
        return setters.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation(
                        "hostProcess", setters + " must not set securityContext.windowsOptions.hostProcess=true"));
    }

    private static boolean isHostProcess(JsonNode security) {
        return security.path("windowsOptions").path("hostProcess").asBoolean(false);
    }
}
