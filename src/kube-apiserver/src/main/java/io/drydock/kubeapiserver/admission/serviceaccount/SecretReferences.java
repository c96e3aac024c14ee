package io.drydock.kubeapiserver.admission.serviceaccount;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Whether a pod's service account lets it use the secrets it uses.
 *
 * @see "Go: plugin/pkg/admission/serviceaccount/admission.go: Plugin.limitSecretReferences"
 */
final class SecretReferences {
    private static final String ENFORCE = "kubernetes.io/enforce-mountable-secrets";
    private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");

    private final Release release;
    private final Set<String> mountable;
    private final Set<String> forPulling;
    private final String ending;

    SecretReferences(Release release, KubeObject account) {
        this.release = release;
        this.mountable = names(account.at("secrets"));
        this.forPulling = names(account.at("imagePullSecrets"));
        this.ending = " is not allowed because service account " + account.name() + " does not reference that ";
    }

    /** Whether pods may only use the secrets that the account names. */
    static boolean areLimited(KubeObject account) {
        return TRUE.contains(account.annotations().getOrDefault(ENFORCE, ""));
    }

    /** The first secret that the account does not name, as a sentence. */
    Optional<String> problem(JsonNode spec) {
        return Stream.of(
                        volumeProblems(spec.path("volumes")),
                        containerProblems(spec.path("initContainers"), "init container "),
                        containerProblems(spec.path("containers"), "container "),
                        pullProblems(spec.path("imagePullSecrets")))
                .flatMap(problems -> problems)
                .findFirst();
    }

    /** The same of the containers that are added to a running pod. */
    Optional<String> problemOfAddedContainers(JsonNode spec) {
        return containerProblems(spec.path("ephemeralContainers"), "ephemeral container ")
                .findFirst();
    }

    private Stream<String> volumeProblems(JsonNode volumes) {
        return volumes.valueStream()
                .map(volume -> volume.path("secret"))
                .filter(JsonNode::isObject)
                .flatMap(secret -> secretProblem("volume with", secret.path("secretName")));
    }

    private Stream<String> containerProblems(JsonNode containers, String kind) {
        return containers.valueStream().flatMap(container -> {
            String start = kind + container.path("name").asString("") + " with ";
            return Stream.concat(variableProblems(container, start), sourceProblems(container, start));
        });
    }

    private Stream<String> variableProblems(JsonNode container, String start) {
        return container
                .path("env")
                .valueStream()
                .filter(variable ->
                        variable.path("valueFrom").path("secretKeyRef").isObject())
                .flatMap(variable -> secretProblem(
                        start + "envVar " + variable.path("name").asString("") + " referencing",
                        variable.path("valueFrom").path("secretKeyRef").path("name")));
    }

    private Stream<String> sourceProblems(JsonNode container, String start) {
        return release.atLeast(Release.V1_36)
                ? container
                        .path("envFrom")
                        .valueStream()
                        .map(source -> source.path("secretRef"))
                        .filter(JsonNode::isObject)
                        .flatMap(secret -> secretProblem(start + "envFrom referencing", secret.path("name")))
                : Stream.empty();
    }

    private Stream<String> secretProblem(String what, JsonNode name) {
        String secret = name.asString("");
        return mountable.contains(secret)
                ? Stream.empty()
                : Stream.of(what + " secret.secretName=\"" + secret + "\"" + ending + "secret");
    }

    private Stream<String> pullProblems(JsonNode used) {
        Stream.Builder<String> problems = Stream.builder();
        for (int i = 0; i < used.size(); i++) {
            String secret = used.get(i).path("name").asString("");
            if (!forPulling.contains(secret)) {
                problems.add("imagePullSecrets[" + i + "].name=\"" + secret + "\"" + ending + "imagePullSecret");
            }
        }
        return problems.build();
    }

    private static Set<String> names(JsonNode references) {
        Set<String> names = new HashSet<>();
        references.forEach(reference -> names.add(reference.path("name").asString("")));
        return names;
    }
}
