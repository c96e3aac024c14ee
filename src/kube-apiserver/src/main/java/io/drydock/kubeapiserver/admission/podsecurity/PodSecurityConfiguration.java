package io.drydock.kubeapiserver.admission.podsecurity;

import io.drydock.kubeapiserver.podsecurity.Policy;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What holds where namespaces say nothing, and what is let through whatever they say.
 *
 * @param usernames whose requests are exempt
 * @param runtimeClasses whose pods are exempt
 * @see "Go: staging/src/k8s.io/pod-security-admission/admission/api/types.go: PodSecurityConfiguration, from 1.22"
 */
public record PodSecurityConfiguration(
        Policy defaults, Set<String> usernames, Set<String> namespaces, Set<String> runtimeClasses) {
    /** Lets everything through that no namespace forbids. */
    public static final PodSecurityConfiguration OPEN =
            new PodSecurityConfiguration(Policy.OPEN, Set.of(), Set.of(), Set.of());

    public PodSecurityConfiguration {
        usernames = Set.copyOf(usernames);
        namespaces = Set.copyOf(namespaces);
        runtimeClasses = Set.copyOf(runtimeClasses);
    }

    boolean exemptsPod(JsonNode spec) {
        return runtimeClasses.contains(spec.path("runtimeClassName").asString(""));
    }
}
