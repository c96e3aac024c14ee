package io.drydock.kubeapiserver.admission;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.MutatingAdmission;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps pods off a new node until it says that it is ready.
 *
 * @see "Go: plugin/pkg/admission/nodetaint/admission.go: Plugin"
 */
final class TaintNodesByCondition implements MutatingAdmission {
    static final String NAME = "TaintNodesByCondition";
    private static final GroupResource NODES = new GroupResource("", "nodes");
    private static final String NOT_READY = "node.kubernetes.io/not-ready";
    private static final String EFFECT = "NoSchedule";

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
        if (!attributes.resource().groupResource().equals(NODES)
                || !attributes.subresource().isEmpty()) {
            return;
        }
        ObjectNode spec = attributes.object().orElseThrow().objectAt("spec");
        for (JsonNode taint : spec.path("taints")) {
            boolean present = taint.path("key").asString("").equals(NOT_READY)
                    && taint.path("effect").asString("").equals(EFFECT);
            if (present) {
                return;
            }
        }
        spec.withArrayProperty("taints").addObject().put("key", NOT_READY).put("effect", EFFECT);
    }
}
