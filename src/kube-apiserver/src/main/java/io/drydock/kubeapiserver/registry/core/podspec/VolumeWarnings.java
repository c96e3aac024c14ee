package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.core.claimspec.ClaimWarnings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        warnings.addAll(OverlapWarnings.of(volumes));
        return warnings;
    }
}
