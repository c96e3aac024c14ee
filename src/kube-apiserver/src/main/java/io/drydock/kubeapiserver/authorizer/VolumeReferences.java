package io.drydock.kubeapiserver.authorizer;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Which claim a persistent volume is bound to, and the secrets it takes to mount it.
 *
 * @param secrets each {@code namespace/name}
 * @see "Go: pkg/api/v1/persistentvolume/util.go: VisitPVSecretNames"
 */
record VolumeReferences(String claimNamespace, String claimName, Set<String> secrets) {
    static VolumeReferences of(KubeObject volume) {
        JsonNode claim = volume.at("spec", "claimRef");
        String namespace = claim.path("namespace").asString("");
        Set<String> secrets = new HashSet<>();
        for (var source : volume.at("spec").properties()) {
            JsonNode details = source.getValue();
            if (details.has("secretName")) {
                String home = details.path("secretNamespace").asString(namespace);
                secrets.add(home + "/" + details.path("secretName").asString(""));
            }
            for (var field : details.properties()) {
                if (field.getKey().endsWith("ecretRef")) {
                    String home = field.getValue().path("namespace").asString(namespace);
                    secrets.add(home + "/" + field.getValue().path("name").asString(""));
                }
            }
        }
        return new VolumeReferences(namespace, claim.path("name").asString(""), secrets);
    }
}
