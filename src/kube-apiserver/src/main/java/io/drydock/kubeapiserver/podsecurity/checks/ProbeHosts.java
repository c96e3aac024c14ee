package io.drydock.kubeapiserver.podsecurity.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Probes and lifecycle handlers must not have the kubelet call other hosts.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/check_hostProbesAndhostLifecycle.go, from 1.22"
 */
final class ProbeHosts implements PodCheck {
    @Override
    public String id() {
        return "hostProbesAndHostLifecycle";
    }

    @Override
    public int since() {
        return 34;
    }

    @Override
    public Optional<Violation> check(PodView pod, int minor) {
        Set<String> hosts = new TreeSet<>();
        Set<String> bad = new TreeSet<>(pod.containersWith(container -> names(container, hosts)));
        return bad.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation(
                        "probe or lifecycle host",
                        Wording.named("container", bad)
                                + (bad.size() == 1 ? " uses " : " use ")
                                + Wording.named("probe or lifecycle host", hosts)));
    }

    private static boolean names(JsonNode container, Set<String> hosts) {
        List<JsonNode> handlers = List.of(
                container.path("livenessProbe"),
                container.path("readinessProbe"),
                container.path("startupProbe"),
                container.path("lifecycle").path("postStart"),
                container.path("lifecycle").path("preStop"));
        List<String> named = handlers.stream()
                .flatMap(handler -> List.of(handler.path("httpGet"), handler.path("tcpSocket")).stream())
                .map(call -> call.path("host").asString(""))
                .filter(host -> !host.isEmpty())
                .toList();
        hosts.addAll(named);
        return !named.isEmpty();
    }
}
