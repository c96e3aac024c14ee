package io.drydock.kubeapiserver.podsecurity.checks;

import io.drydock.apimachinery.validation.GoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The AppArmor profile that runtimes use of themselves must not be taken away.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/check_appArmorProfile.go, from 1.22"
 */
final class AppArmorProfile implements PodCheck {
    private static final Set<String> ALLOWED = Set.of("RuntimeDefault", "Localhost");
    private static final String ANNOTATION = "container.apparmor.security.beta.kubernetes.io/";

    @Override
    public String id() {
        return "appArmorProfile";
    }

    @Override
    public Optional<Violation> check(PodView pod, int minor) {
        Set<String> types = new TreeSet<>();
        boolean byPod = isBad(pod.securityContext(), types);
        List<String> containers = pod.containersBySecurity(security -> isBad(security, types));
        List<String> annotations = pod.annotations().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(ANNOTATION) && !isAllowed(entry.getValue()))
                .map(entry -> entry.getKey() + "=" + GoValue.quote(entry.getValue()))
                .sorted()
                .toList();
        List<String> setters = new ArrayList<>();
        if (byPod || !containers.isEmpty()) {
            setters.add(Wording.setters(byPod, containers));
        }
        if (!annotations.isEmpty()) {
            setters.add(Wording.plural("annotation", annotations));
        }
        if (setters.isEmpty()) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>(types);
        values.addAll(annotations);
        return Optional.of(new Violation(
                Wording.plural("forbidden AppArmor profile", values),
                String.join(" and ", setters) + " must not set AppArmor profile type to " + Wording.quoted(values)));
    }

    private static boolean isBad(JsonNode security, Set<String> types) {
        JsonNode profile = security.path("appArmorProfile");
        String type = profile.path("type").asString("");
        boolean bad = profile.isObject() && !ALLOWED.contains(type);
        if (bad) {
            types.add(type);
        }
        return bad;
    }

    private static boolean isAllowed(String annotation) {
        return annotation.isEmpty() || annotation.equals("runtime/default") || annotation.startsWith("localhost/");
    }
}
