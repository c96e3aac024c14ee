package io.drydock.kubeapiserver.podsecurity.checks;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pods must not share the network, processes or memory of their machine.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/check_hostNamespaces.go, from 1.22"
 */
final class HostNamespaces implements PodCheck {
    @Override
    public String id() {
        return "hostNamespaces";
    }

    @Override
    public Optional<Violation> check(PodView pod, int minor) {
        String shared = Stream.of("hostNetwork", "hostPID", "hostIPC")
                .filter(field -> pod.spec().path(field).asBoolean(false))
                .map(field -> field + "=true")
                .collect(Collectors.joining(", "));
        return shared.isEmpty() ? Optional.empty() : Optional.of(new Violation("host namespaces", shared));
    }
}
