package io.drydock.kubeapiserver.registry.core.persistentvolume;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.core.podspec.PlacementWarnings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** @see "Go: pkg/api/persistentvolume/util.go: GetWarningsForPersistentVolume, 1.36" */
final class VolumeObjectWarnings {
    private static final FieldPath SPEC = FieldPath.of("spec");

    private VolumeObjectWarnings() {}

    static List<String> of(KubeObject volume) {
        List<String> warnings = new ArrayList<>();
        String former = "volume.beta.kubernetes.io/storage-class";
        if (volume.annotations().containsKey(former)) {
            warnings.add(FieldPath.of("metadata", "annotations").key(former)
                    + ": deprecated since v1.8; use \"storageClassName\" attribute instead");
        }
        warnings.addAll(PlacementWarnings.ofTerms(
                volume.at("spec", "nodeAffinity", "required"),
                SPEC.child("nodeAffinity").child("required")));
        if (volume.at("spec", "persistentVolumeReclaimPolicy").asString("").equals("Recycle")) {
            warnings.add(SPEC.child("persistentVolumeReclaimPolicy")
                    + ": The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic"
                    + " provisioning.");
        }
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("cephfs", "deprecated in v1.28, non-functional in v1.31+");
        sources.put("photonPersistentDisk", "deprecated in v1.11, non-functional in v1.16+");
        sources.put("scaleIO", "deprecated in v1.16, non-functional in v1.22+");
        sources.put("storageos", "deprecated in v1.22, non-functional in v1.25+");
        sources.put("glusterfs", "deprecated in v1.25, non-functional in v1.26+");
        sources.put("rbd", "deprecated in v1.28, non-functional in v1.31+");
        sources.forEach((source, message) -> {
            if (volume.at("spec", source).isObject()) {
                String shown = source.equals("storageos") ? "storageOS" : source;
                warnings.add(SPEC.child(shown) + ": " + message);
            }
        });
        return warnings;
    }
}
