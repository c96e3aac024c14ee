package io.drydock.kubeapiserver.podsecurity.checks;

import io.drydock.apimachinery.validation.GoValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The profile that limits system calls must not be taken away.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/check_seccompProfile_baseline.go, from 1.22"
 */
final class SeccompProfile implements PodCheck {
    static final String ID = "seccompProfile_baseline";
    private static final int BY_FIELD_SINCE = 19;
    private static final Set<String> ALLOWED = Set.of("RuntimeDefault", "Localhost");
    private static final Set<String> ALLOWED_ANNOTATIONS = Set.of("runtime/default", "docker/default");
    private static final String OF_POD = "seccomp.security.alpha.kubernetes.io/pod";
    private static final String OF_CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<Violation> check(PodView pod, int minor) {
        return minor >= BY_FIELD_SINCE ? refused(pod) : byAnnotations(pod);
    }

    /** Profiles that are not allowed, set by whom. */
    static Optional<Violation> refused(PodView pod) {
        Set<String> types = new TreeSet<>();
        String setters = Wording.setters(
                isBad(pod.securityContext(), types), pod.containersBySecurity(security -> isBad(security, types)));
        return setters.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation(
                        "seccompProfile",
                        setters + " must not set securityContext.seccompProfile.type to " + Wording.quoted(types)));
    }

    private static boolean isBad(JsonNode security, Set<String> types) {
        JsonNode profile = security.path("seccompProfile");
        String type = profile.path("type").asString("");
        boolean bad = profile.isObject() && !ALLOWED.contains(type);
        if (bad) {
            types.add(type);
        }
        return bad;
    }

    private static Optional<Violation> byAnnotations(PodView pod) {
        List<String> bad = Stream.concat(
                        Stream.of(OF_POD),
                        pod.containers().stream().map(container -> OF_CONTAINER + PodView.nameOf(container)))
                .filter(key -> !isAllowed(pod.annotations().getOrDefault(key, "runtime/default")))
                .map(key -> key + "=" + GoValue.quote(pod.annotations().getOrDefault(key, "")))
                .sorted()
                .distinct()
                .toList();
        return bad.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation(
                        "seccompProfile",
                        "forbidden " + Wording.plural("annotation", bad) + " " + String.join(", ", bad)));
    }

    private static boolean isAllowed(String annotation) {
        return ALLOWED_ANNOTATIONS.contains(annotation) || annotation.startsWith("localhost/");
    }
}
