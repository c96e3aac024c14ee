package io.drydock.kubeapiserver.admission.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.MutatingAdmission;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.admission.lookup.Targets;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells pods in which zone and region they run, by the labels of their node.
 *
 * @see "Go: plugin/pkg/admission/podtopologylabels/admission.go: Plugin, from 1.33"
 */
public final class PodTopologyLabels implements MutatingAdmission {
    public static final String NAME = "PodTopologyLabels";
    private static final Set<String> COPIED = Set.of("topology.kubernetes.io/zone", "topology.kubernetes.io/region");

    private final Lookup lookup;

    public PodTopologyLabels(Lookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean handles(Operation operation) {
        return operation == Operation.CREATE;
    }

    @Override
    public void admit(AdmissionAttributes attributes) {
        if (!attributes.resource().groupResource().equals(Targets.PODS)) {
            return;
        }
        KubeObject object = attributes.object().orElseThrow();
        switch (attributes.subresource()) {
            case "" -> copy(object.at("spec", "nodeName").asString(""), object);
            case "binding" -> {
                if (object.at("target", "kind").asString("").equals("Node")) {
                    copy(object.at("target", "name").asString(""), object);
                }
            }
            default -> {}
        }
    }

    private void copy(String node, KubeObject object) {
        if (node.isEmpty()) {
            return;
        }
        Map<String, String> given = object.labels();
        lookup.get(Targets.NODES, "", node)
                .ifPresent(found -> found.labels().forEach((key, value) -> {
                    if (COPIED.contains(key) && !given.containsKey(key)) {
                        ObjectNode labels = object.metadata().withObjectProperty("labels");
                        labels.put(key, value);
                    }
                }));
    }
}
