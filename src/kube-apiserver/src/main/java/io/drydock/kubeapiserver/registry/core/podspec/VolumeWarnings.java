package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.kubeapiserver.registry.core.claimspec.ClaimWarnings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/api/pod/warnings.go: warningsForPodSpecAndMeta, 1.36" */
final class VolumeWarnings {
    private VolumeWarnings() {}

    private static Map<String, String> former() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("photonPersistentDisk", "deprecated in v1.11, non-functional in v1.16+");
        all.put("gitRepo", "deprecated in v1.11, and disabled by default in v1.33+");
        all.put("scaleIO", "deprecated in v1.16, non-functional in v1.22+");
        all.put("flocker", "deprecated in v1.22, non-functional in v1.25+");
        all.put("storageos", "deprecated in v1.22, non-functional in v1.25+");
        all.put("quobyte", "deprecated in v1.22, non-functional in v1.25+");
        all.put("glusterfs", "deprecated in v1.25, non-functional in v1.26+");
        all.put("cephfs", "deprecated in v1.28, non-functional in v1.31+");
        all.put("rbd", "deprecated in v1.28, non-functional in v1.31+");
        return all;
    }

    static List<String> of(JsonNode volumes, FieldPath path) {
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < volumes.size(); i++) {
            JsonNode volume = volumes.get(i);
            FieldPath here = path.index(i);
            former().forEach((source, message) -> {
                if (volume.path(source).isObject()) {
                    String shown = source.equals("storageos") ? "storageOS" : source;
                    warnings.add(here.child(shown) + ": " + message);
                }
            });
            JsonNode template = volume.path("ephemeral").path("volumeClaimTemplate");
            if (template.isObject()) {
                warnings.addAll(ClaimWarnings.of(
                        template.path("spec"),
                        here.child("ephemeral").child("volumeClaimTemplate").child("spec")));
            }
        }
        Set<String> tokens = new HashSet<>();
        for (JsonNode volume : volumes) {
            for (JsonNode source : volume.path("projected").path("sources")) {
                if (source.path("serviceAccountToken").isObject()) {
                    tokens.add(source.path("serviceAccountToken").path("path").asString(""));
                }
            }
        }
        for (int i = 0; i < volumes.size() && !tokens.isEmpty(); i++) {
            FieldPath sources = path.index(i).child("projected").child("sources");
            for (JsonNode source : volumes.get(i).path("projected").path("sources")) {
                overTokens(source, tokens, sources, warnings);
            }
        }
        return warnings;
    }

    private static void overTokens(JsonNode source, Set<String> tokens, FieldPath path, List<String> warnings) {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("configMap", "configMap");
        kinds.put("secret", "secrets");
        kinds.put("downwardAPI", "downwardAPI");
        kinds.forEach((kind, shown) -> {
            int index = 0;
            for (JsonNode item : source.path(kind).path("items")) {
                warn(item, tokens, path.child(shown).index(index++), warnings);
            }
        });
        warn(source.path("clusterTrustBundle"), tokens, path.child("ClusterTrustBundle"), warnings);
    }

    private static void warn(JsonNode file, Set<String> tokens, FieldPath path, List<String> warnings) {
        String name = file.path("path").asString("");
        if (tokens.contains(name)) {
            warnings.add(path + ": has duplicated path with ServiceAccountToken " + GoValue.quote(name));
        }
    }
}
