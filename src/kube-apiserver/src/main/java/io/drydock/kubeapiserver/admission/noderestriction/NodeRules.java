package io.drydock.kubeapiserver.admission.noderestriction;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * A kubelet changes nothing about its node by which it could draw pods to itself: no taints, and of the system's
 * labels only those that are meant for kubelets.
 *
 * @see "Go: plugin/pkg/admission/noderestriction/admission.go: Plugin.admitNode"
 */
final class NodeRules {
    private static final String RESTRICTED = "node-restriction.kubernetes.io";
    private static final Set<String> OF_KUBELETS = Set.of(
            "kubernetes.io/hostname",
            "kubernetes.io/os",
            "kubernetes.io/arch",
            "topology.kubernetes.io/zone",
            "topology.kubernetes.io/region",
            "failure-domain.beta.kubernetes.io/zone",
            "failure-domain.beta.kubernetes.io/region",
            "beta.kubernetes.io/instance-type",
            "beta.kubernetes.io/os",
            "beta.kubernetes.io/arch");
    private static final Set<String> DOMAINS_OF_KUBELETS = Set.of("kubelet.kubernetes.io", "node.kubernetes.io");
    private static final Set<String> DOMAINS_OF_THE_SYSTEM = Set.of("kubernetes.io", "k8s.io");

    private final Release release;

    NodeRules(Release release) {
        this.release = release;
    }

    void check(NodeRequest request) {
        String itself = "node " + request.quotedNode() + " is not allowed to ";
        String name = request.attributes().name();
        request.require(name.equals(request.node()), itself + "modify node \"" + name + "\"");
        if (request.operation() == Operation.CREATE) {
            checkCreate(request, itself);
        } else if (request.operation() == Operation.UPDATE) {
            checkUpdate(request, itself);
        }
    }

    private static void checkCreate(NodeRequest request, String itself) {
        request.require(
                !request.object().at("spec", "configSource").isObject(),
                itself + "create pods with a non-nil configSource");
        Set<String> labels = forbidden(request.object().labels(), Map.of());
        request.require(labels.isEmpty(), itself + "set the following labels: " + String.join(", ", labels));
    }

    private void checkUpdate(NodeRequest request, String itself) {
        KubeObject node = request.object();
        KubeObject old = request.oldObject();
        JsonNode source = node.at("spec", "configSource");
        request.require(
                !source.isObject() || source.equals(old.at("spec", "configSource")),
                itself + "update configSource to a new non-nil configSource");
        JsonNode taints = node.at("spec", "taints");
        JsonNode before = old.at("spec", "taints");
        request.require(taints.equals(before) || taints.isEmpty() && before.isEmpty(), itself + "modify taints");
        request.require(
                !release.atLeast(Release.V1_36) || node.ownerReferences().equals(old.ownerReferences()),
                itself + "modify ownerReferences");
        Set<String> labels = forbidden(node.labels(), old.labels());
        request.require(labels.isEmpty(), "is not allowed to modify labels: " + String.join(", ", labels));
    }

    /** The labels that are not alike and that no kubelet may touch. */
    private static Set<String> forbidden(Map<String, String> labels, Map<String, String> before) {
        Set<String> keys = new TreeSet<>(labels.keySet());
        keys.addAll(before.keySet());
        keys.removeIf(key -> labels.containsKey(key) && labels.get(key).equals(before.get(key)));
        keys.removeIf(key -> !isForbidden(key));
        return keys;
    }

    private static boolean isForbidden(String key) {
        int slash = key.indexOf('/');
        String domain = slash < 0 ? "" : key.substring(0, slash);
        boolean ofKubelets = OF_KUBELETS.contains(key) || isWithin(domain, DOMAINS_OF_KUBELETS);
        return isWithin(domain, Set.of(RESTRICTED)) || isWithin(domain, DOMAINS_OF_THE_SYSTEM) && !ofKubelets;
    }

    private static boolean isWithin(String domain, Set<String> parents) {
        return parents.stream().anyMatch(parent -> domain.equals(parent) || domain.endsWith("." + parent));
    }
}
