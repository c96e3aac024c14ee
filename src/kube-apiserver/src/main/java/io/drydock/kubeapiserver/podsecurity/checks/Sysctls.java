package io.drydock.kubeapiserver.podsecurity.checks;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Of the parameters of the kernel only those are allowed that no other pod feels.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/check_sysctls.go, from 1.22"
 */
final class Sysctls implements PodCheck {
    /** By the first policy that allows them. */
    private static final Map<Integer, List<String>> ALLOWED = Map.of(
            0,
                    List.of(
                            "kernel.shm_rmid_forced",
                            "net.ipv4.ip_local_port_range",
                            "net.ipv4.tcp_syncookies",
                            "net.ipv4.ping_group_range",
                            "net.ipv4.ip_unprivileged_port_start"),
            27, List.of("net.ipv4.ip_local_reserved_ports"),
            29,
                    List.of(
                            "net.ipv4.tcp_keepalive_time",
                            "net.ipv4.tcp_fin_timeout",
                            "net.ipv4.tcp_keepalive_intvl",
                            "net.ipv4.tcp_keepalive_probes"),
            32, List.of("net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem"));

    @Override
    public String id() {
        return "sysctls";
    }

    @Override
    public Optional<Violation> check(PodView pod, int minor) {
        List<String> bad = pod.securityContext()
                .path("sysctls")
                .valueStream()
                .map(PodView::nameOf)
                .filter(name -> !isAllowed(name, minor))
                .toList();
        return bad.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation("forbidden sysctls", String.join(", ", bad)));
    }

    private static boolean isAllowed(String name, int minor) {
        return ALLOWED.entrySet().stream()
                .anyMatch(entry -> entry.getKey() <= minor && entry.getValue().contains(name));
    }
}
