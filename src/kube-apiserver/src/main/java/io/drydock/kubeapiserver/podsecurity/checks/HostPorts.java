package io.drydock.kubeapiserver.podsecurity.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Containers must not take ports of their machine.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/check_hostPorts.go, from 1.22"
 */
final class HostPorts implements PodCheck {
    @Override
    public String id() {
        return "hostPorts";
    }

    @Override
    public Optional<Violation> check(PodView pod, int minor) {
        Set<String> ports = new TreeSet<>();
        List<String> bad = pod.containersWith(container -> uses(container, ports));
        return bad.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation(
                        "hostPort",
                        Wording.containers(bad) + (bad.size() == 1 ? " uses " : " use ")
                                + Wording.plural("hostPort", ports) + " " + String.join(", ", ports)));
    }

    private static boolean uses(JsonNode container, Set<String> ports) {
        List<String> used = container
                .path("ports")
                .valueStream()
                .map(port -> port.path("hostPort").asInt(0))
                .filter(port -> port != 0)
                .map(String::valueOf)
                .toList();
        ports.addAll(used);
        return !used.isEmpty();
    }
}
