package io.drydock.kubeapiserver.admission.noderestriction;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionErrors;

/**
 * A write that a kubelet asks for.
 *
 * @param node the name of its node
 */
record NodeRequest(String node, AdmissionAttributes attributes) {

    /** As those who keep track of pods call what they do not find. */
    static final GroupResource POD = new GroupResource("", "pod");

    /** The node's name as messages show it. */
    String quotedNode() {
        return GoValue.quote(node);
    }

    GroupResource resource() {
        return attributes.resource().groupResource();
    }

    Operation operation() {
        return attributes.operation();
    }

    KubeObject object() {
        return attributes.object().orElseThrow();
    }

    KubeObject oldObject() {
        return attributes.oldObject().orElseThrow();
    }

    void require(boolean condition, String otherwise) {
        if (!condition) {
            throw forbidden(otherwise);
        }
    }

    StatusException forbidden(String problem) {
        return AdmissionErrors.forbidden(attributes, problem);
    }
}
