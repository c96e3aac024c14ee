package io.drydock.kubeapiserver.authorizer;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.registry.RestOptionsGetter;
import java.util.function.Predicate;

/**
 * What the pods of a node use. It is read from the store when the first kubelet asks, and kept current from then on.
 *
 * @see "Go: plugin/pkg/auth/authorizer/node/graph.go: Graph"
 */
public final class NodeGraph implements AutoCloseable {
    private final StoredTable<PodReferences> pods;
    private final StoredTable<VolumeReferences> volumes;
    private final StoredTable<String> attachments;
    private final StoredTable<String> slices;

    public NodeGraph(RestOptionsGetter options) {
        this.pods = new StoredTable<>("pods", options.restOptions(new GroupResource("", "pods")), PodReferences::of);
        this.volumes = new StoredTable<>(
                "persistentvolumes",
                options.restOptions(new GroupResource("", "persistentvolumes")),
                VolumeReferences::of);
        this.attachments = new StoredTable<>(
                "volumeattachments",
                options.restOptions(new GroupResource("storage.k8s.io", "volumeattachments")),
                attachment -> attachment.at("spec", "nodeName").asString(""));
        this.slices = new StoredTable<>(
                "resourceslices",
                options.restOptions(new GroupResource("resource.k8s.io", "resourceslices")),
                slice -> slice.at("spec", "nodeName").asString(""));
    }

    @Override
    public void close() {
        pods.close();
        volumes.close();
        attachments.close();
        slices.close();
    }

    boolean usesSecret(String node, String namespace, String name) {
        return anyPod(node, namespace, pod -> pod.secrets().contains(name))
                || volumes().list("").stream()
                        .filter(volume -> volume.secrets().contains(namespace + "/" + name))
                        .anyMatch(volume -> usesClaim(node, volume.claimNamespace(), volume.claimName()));
    }

    boolean usesConfigMap(String node, String namespace, String name) {
        return anyPod(node, namespace, pod -> pod.configMaps().contains(name));
    }

    boolean usesClaim(String node, String namespace, String name) {
        return anyPod(node, namespace, pod -> pod.claims().contains(name));
    }

    boolean usesResourceClaim(String node, String namespace, String name) {
        return anyPod(node, namespace, pod -> pod.resourceClaims().contains(name));
    }

    boolean usesServiceAccount(String node, String namespace, String name) {
        return anyPod(node, namespace, pod -> pod.serviceAccount().equals(name));
    }

    boolean usesVolume(String node, String name) {
        return volumes()
                .get("", name)
                .filter(volume -> usesClaim(node, volume.claimNamespace(), volume.claimName()))
                .isPresent();
    }

    boolean isAttachedTo(String node, String attachment) {
        attachments.start();
        return attachments.get("", attachment).filter(node::equals).isPresent();
    }

    /** Whether the slice is of devices that this node has. */
    boolean hasSlice(String node, String slice) {
        slices.start();
        return slices.get("", slice).filter(node::equals).isPresent();
    }

    private StoredTable<VolumeReferences> volumes() {
        volumes.start();
        return volumes;
    }

    private boolean anyPod(String node, String namespace, Predicate<PodReferences> uses) {
        pods.start();
        return pods.list(namespace).stream().anyMatch(pod -> pod.node().equals(node) && uses.test(pod));
    }
}
