package io.drydock.kubeapiserver.podsecurity.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Of the types of SELinux only those for containers are allowed, and neither users nor roles.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/check_seLinuxOptions.go, from 1.22"
 */
final class SeLinuxOptions implements PodCheck {
    private static final int ENGINES_SINCE = 31;
    private static final Set<String> ALLOWED = Set.of("", "container_t", "container_init_t", "container_kvm_t");
    private static final String ENGINE = "container_engine_t";

    @Override
    public String id() {
        return "seLinuxOptions";
    }

    @Override
    public Optional<Violation> check(PodView pod, int minor) {
        Found found = new Found(minor, new TreeSet<>());
        String setters = Wording.setters(found.isBad(pod.securityContext()), pod.containersBySecurity(found::isBad));
        return setters.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation(
                        "seLinuxOptions",
                        setters + " set forbidden securityContext.seLinuxOptions: "
                                + String.join("; ", found.problems(pod))));
    }

    private record Found(int minor, Set<String> types) {

        boolean isBad(JsonNode security) {
            JsonNode options = security.path("seLinuxOptions");
            String type = options.path("type").asString("");
            boolean badType = !(ALLOWED.contains(type) || minor >= ENGINES_SINCE && type.equals(ENGINE));
            if (badType) {
                types.add(type);
            }
            return badType || names(options, "user") || names(options, "role");
        }

        List<String> problems(PodView pod) {
            List<String> problems = new ArrayList<>();
            if (!types.isEmpty()) {
                problems.add(Wording.named("type", types));
            }
            for (String field : List.of("user", "role")) {
                boolean byContainer = !pod.containersBySecurity(
                                security -> names(security.path("seLinuxOptions"), field))
                        .isEmpty();
                if (byContainer || names(pod.securityContext().path("seLinuxOptions"), field)) {
                    problems.add(field + " may not be set");
                }
            }
            return problems;
        }

        private static boolean names(JsonNode options, String field) {
            return !options.path(field).asString("").isEmpty();
        }
    }
}
