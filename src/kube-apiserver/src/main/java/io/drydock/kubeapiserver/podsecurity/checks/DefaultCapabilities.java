package io.drydock.kubeapiserver.podsecurity.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Containers must not have more capabilities than they have of themselves.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/check_capabilities_baseline.go, from 1.22"
 */
final class DefaultCapabilities implements PodCheck {
    static final String ID = "capabilities_baseline";
    private static final Set<String> ALLOWED = Set.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<Violation> check(PodView pod, int minor) {
        Set<String> added = new TreeSet<>();
        List<String> bad = pod.containersBySecurity(security -> adds(security, ALLOWED, added));
        return bad.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation("non-default capabilities", detail(bad, added)));
    }

    static String detail(List<String> containers, Set<String> added) {
        return Wording.containers(containers) + " must not include " + Wording.quoted(added)
                + " in securityContext.capabilities.add";
    }

    /** Whether a container adds capabilities that are not allowed, which are collected. */
    static boolean adds(JsonNode security, Set<String> allowed, Set<String> forbidden) {
        List<String> added = security.path("capabilities")
                .path("add")
                .valueStream()
                .map(capability -> capability.asString(""))
                .filter(capability -> !allowed.contains(capability))
                .toList();
        forbidden.addAll(added);
        return !added.isEmpty();
    }
}
