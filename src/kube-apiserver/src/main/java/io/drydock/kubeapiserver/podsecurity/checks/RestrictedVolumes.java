package io.drydock.kubeapiserver.podsecurity.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Pods say what storage they need by claims, and not by naming it.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/check_restrictedVolumes.go, from 1.22"
 */
final class RestrictedVolumes implements PodCheck {
    private static final Set<String> ALLOWED = Set.of(
            "configMap",
            "csi",
            "downwardAPI",
            "emptyDir",
            "ephemeral",
            "image",
            "persistentVolumeClaim",
            "projected",
            "secret");
    private static final List<String> KNOWN = List.of(
            "hostPath",
            "gcePersistentDisk",
            "awsElasticBlockStore",
            "gitRepo",
            "nfs",
            "iscsi",
            "glusterfs",
            "rbd",
            "flexVolume",
            "cinder",
            "cephfs",
            "flocker",
            "fc",
            "azureFile",
            "vsphereVolume",
            "quobyte",
            "azureDisk",
            "photonPersistentDisk",
            "portworxVolume",
            "scaleIO",
            "storageos");

    @Override
    public String id() {
        return "restrictedVolumes";
    }

    @Override
    public String overrides() {
        return HostPathVolumes.ID;
    }

    @Override
    public Optional<Violation> check(PodView pod, int minor) {
        List<String> bad = new ArrayList<>();
        Set<String> types = new TreeSet<>();
        for (JsonNode volume : pod.spec().path("volumes")) {
            if (ALLOWED.stream().noneMatch(type -> volume.path(type).isObject())) {
                bad.add(PodView.nameOf(volume));
                types.add(KNOWN.stream()
                        .filter(type -> volume.path(type).isObject())
                        .findFirst()
                        .orElse("unknown"));
            }
        }
        return bad.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation(
                        "restricted volume types",
                        Wording.named("volume", bad)
                                + (bad.size() == 1 ? " uses " : " use ")
                                + Wording.named("restricted volume type", types)));
    }
}
