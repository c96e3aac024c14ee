package io.drydock.kubeapiserver.admission.serviceaccount;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Which secrets a pod uses, and whether its service account lets it.
 *
 * @see "Go: plugin/pkg/admission/serviceaccount/admission.go: Plugin.limitSecretReferences"
 */
final class SecretReferences {
    private static final String ENFORCE = "kubernetes.io/enforce-mountable-secrets";
    private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");

    private SecretReferences() {}

    /** Whether pods may only use the secrets that the account names. */
    static boolean areLimited(KubeObject account) {
        return TRUE.contains(account.annotations().getOrDefault(ENFORCE, ""));
    }

    static boolean uses(JsonNode spec) {
        return spec.path("volumes").valueStream().anyMatch(volume -> volume.has("secret"))
                || containers(spec).stream()
                        .anyMatch(container -> container
                                .path("env")
                                .valueStream()
                                .anyMatch(variable -> variable.path("valueFrom").has("secretKeyRef")));
    }

    /** The first secret that the account does not name, as a sentence. */
    static Optional<String> problem(JsonNode spec, KubeObject account) {
        Set<String> mountable = names(account.at("secrets"));
        String ending = " is not allowed because service account " + account.name() + " does not reference that ";
        for (JsonNode volume : spec.path("volumes")) {
            String secret = volume.path("secret").path("secretName").asString("");
            if (volume.has("secret") && !mountable.contains(secret)) {
                return Optional.of("volume with secret.secretName=\"" + secret + "\"" + ending + "secret");
            }
        }
        for (String field : List.of("initContainers", "containers", "ephemeralContainers")) {
            for (JsonNode container : spec.path(field)) {
                for (JsonNode variable : container.path("env")) {
                    JsonNode reference = variable.path("valueFrom").path("secretKeyRef");
                    String secret = reference.path("name").asString("");
                    if (reference.isObject() && !mountable.contains(secret)) {
                        return Optional.of(kind(field) + " "
                                + container.path("name").asString("") + " with envVar "
                                + variable.path("name").asString("") + " referencing secret.secretName=\"" + secret
                                + "\"" + ending + "secret");
                    }
                }
            }
        }
        return pullSecretProblem(spec.path("imagePullSecrets"), names(account.at("imagePullSecrets")), ending);
    }

    private static Optional<String> pullSecretProblem(JsonNode used, Set<String> allowed, String ending) {
        for (int i = 0; i < used.size(); i++) {
            String secret = used.get(i).path("name").asString("");
            if (!allowed.contains(secret)) {
                return Optional.of("imagePullSecrets[" + i + "].name=\"" + secret + "\"" + ending + "imagePullSecret");
            }
        }
        return Optional.empty();
    }

    private static String kind(String field) {
        return switch (field) {
            case "initContainers" -> "init container";
            case "ephemeralContainers" -> "ephemeral container";
            default -> "container";
        };
    }

    private static List<JsonNode> containers(JsonNode spec) {
        return List.of("initContainers", "containers", "ephemeralContainers").stream()
                .flatMap(field -> spec.path(field).valueStream())
                .toList();
    }

    private static Set<String> names(JsonNode references) {
        Set<String> names = new HashSet<>();
        references.forEach(reference -> names.add(reference.path("name").asString("")));
        return names;
    }
}
