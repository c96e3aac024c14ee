package io.drydock.kubeapiserver.podsecurity.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Containers must give up all capabilities, and may only have that of low ports back.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/check_capabilities_restricted.go, from 1.22"
 */
final class DroppedCapabilities implements PodCheck {
    private static final int EXEMPTS_WINDOWS_SINCE = 25;
    private static final Set<String> ALLOWED = Set.of("NET_BIND_SERVICE");

    @Override
    public String id() {
        return "capabilities_restricted";
    }

    @Override
    public int since() {
        return 22;
    }

    @Override
    public String overrides() {
        return DefaultCapabilities.ID;
    }

    @Override
    public Optional<Violation> check(PodView pod, int minor) {
        if (minor >= EXEMPTS_WINDOWS_SINCE && pod.isForWindows()) {
            return Optional.empty();
        }
        List<String> details = new ArrayList<>();
        List<String> keeping = pod.containersBySecurity(security -> !dropsAll(security));
        if (!keeping.isEmpty()) {
            details.add(Wording.containers(keeping) + " must set securityContext.capabilities.drop=[\"ALL\"]");
        }
        Set<String> added = new TreeSet<>();
        List<String> adding = pod.containersBySecurity(security -> DefaultCapabilities.adds(security, ALLOWED, added));
        if (!adding.isEmpty()) {
            details.add(DefaultCapabilities.detail(adding, added));
        }
        return details.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation("unrestricted capabilities", String.join("; ", details)));
    }

    private static boolean dropsAll(JsonNode security) {
        return security.path("capabilities")
                .path("drop")
                .valueStream()
                .anyMatch(capability -> capability.asString("").equals("ALL"));
    }
}
