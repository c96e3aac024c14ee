package io.drydock.kubeapiserver.admission.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.admission.lookup.Targets;
import java.util.Optional;

/** A pod that runs on a node already, and is to become another. */
record BoundPod(KubeObject pod, KubeObject old, String nodeName) {

    /** Empty when the pod runs nowhere yet, or its specification stays as it is. */
    static Optional<BoundPod> changedBy(AdmissionAttributes attributes) {
        if (!attributes.resource().groupResource().equals(Targets.PODS)) {
            return Optional.empty();
        }
        KubeObject pod = attributes.object().orElseThrow();
        KubeObject old = attributes.oldObject().orElseThrow();
        String node = pod.at("spec", "nodeName").asString("");
        return node.isEmpty() || pod.generation() == old.generation()
                ? Optional.empty()
                : Optional.of(new BoundPod(pod, old, node));
    }

    /** @throws io.drydock.apimachinery.status.StatusException 403 when there is no such node */
    KubeObject node(Lookup lookup, AdmissionAttributes attributes) {
        return lookup.get(Targets.NODES, "", nodeName)
                .orElseThrow(() -> AdmissionErrors.forbidden(attributes, "node \"" + nodeName + "\" not found"));
    }
}
