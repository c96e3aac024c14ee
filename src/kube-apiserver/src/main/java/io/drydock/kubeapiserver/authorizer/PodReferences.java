package io.drydock.kubeapiserver.authorizer;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a pod uses in its namespace, and where it runs.
 *
 * @param node empty while it is not scheduled
 * @see "Go: pkg/api/v1/pod/util.go: VisitPodSecretNames, VisitPodConfigmapNames"
 */
public record PodReferences(
        String node,
        String serviceAccount,
        Set<String> secrets,
        Set<String> configMaps,
        Set<String> claims,
        Set<String> resourceClaims) {
    /** The annotation of pods that stand for what a kubelet runs of itself. */
    public static final String MIRROR = "kubernetes.io/config.mirror";

    /** What the pod gives its node a right to. The kubelet itself makes mirror pods, so they give it none. */
    static PodReferences of(KubeObject pod) {
        PodReferences references = empty(pod);
        if (!pod.annotations().containsKey(MIRROR)) {
            references.collect(pod);
        }
        return references;
    }

    /** All that the pod names, whoever made it. */
    public static PodReferences ofAny(KubeObject pod) {
        PodReferences references = empty(pod);
        references.collect(pod);
        return references;
    }

    private static PodReferences empty(KubeObject pod) {
        return new PodReferences(
                pod.at("spec", "nodeName").asString(""),
                pod.at("spec", "serviceAccountName").asString(""),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>());
    }

    private void collect(KubeObject pod) {
        JsonNode spec = pod.at("spec");
        spec.path("imagePullSecrets").forEach(secret -> addName(secrets, secret));
        for (String containers : List.of("containers", "initContainers", "ephemeralContainers")) {
            spec.path(containers).forEach(this::collectFromContainer);
        }
        for (JsonNode volume : spec.path("volumes")) {
            collectFromVolume(volume);
            if (volume.has("ephemeral")) {
                claims.add(pod.name() + "-" + volume.path("name").asString(""));
            }
        }
        pod.at("status", "resourceClaimStatuses")
                .forEach(status ->
                        resourceClaims.add(status.path("resourceClaimName").asString("")));
        spec.path("resourceClaims")
                .forEach(claim ->
                        resourceClaims.add(claim.path("resourceClaimName").asString("")));
    }

    private void collectFromContainer(JsonNode container) {
        for (JsonNode variable : container.path("env")) {
            addName(secrets, variable.path("valueFrom").path("secretKeyRef"));
            addName(configMaps, variable.path("valueFrom").path("configMapKeyRef"));
        }
        for (JsonNode source : container.path("envFrom")) {
            addName(secrets, source.path("secretRef"));
            addName(configMaps, source.path("configMapRef"));
        }
    }

    /** Every kind of volume that uses a secret names it in one of these fields. */
    private void collectFromVolume(JsonNode volume) {
        for (var source : volume.properties()) {
            JsonNode details = source.getValue();
            addText(secrets, details.path("secretName"));
            addName(secrets, details.path("secretRef"));
            addName(secrets, details.path("nodePublishSecretRef"));
        }
        addName(configMaps, volume.path("configMap"));
        addText(claims, volume.path("persistentVolumeClaim").path("claimName"));
        for (JsonNode source : volume.path("projected").path("sources")) {
            addName(secrets, source.path("secret"));
            addName(configMaps, source.path("configMap"));
        }
    }

    private static void addName(Set<String> names, JsonNode reference) {
        addText(names, reference.path("name"));
    }

    private static void addText(Set<String> names, JsonNode name) {
        if (name.isString() && !name.asString().isEmpty()) {
            names.add(name.asString());
        }
    }
}
