package io.drydock.kubeapiserver.admission.pod;

import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.MutatingAdmission;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.admission.lookup.Targets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the pods of a namespace on the nodes that are meant for it.
 *
 * @see "Go: plugin/pkg/admission/podnodeselector/admission.go: Plugin"
 */
public final class PodNodeSelector implements MutatingAdmission, ValidatingAdmission {
    public static final String NAME = "PodNodeSelector";
    private static final String ANNOTATION = "scheduler.alpha.kubernetes.io/node-selector";

    private final Lookup lookup;
    private final NodeSelectorPolicy policy;

    public PodNodeSelector(Lookup lookup, NodeSelectorPolicy policy) {
        this.lookup = lookup;
        this.policy = policy;
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
        if (Targets.isPod(attributes)) {
            Map<String, String> ofNamespace = ofNamespace(attributes);
            requireAgreement(attributes, ofNamespace);
            if (!ofNamespace.isEmpty()) {
                ObjectNode selector = attributes.object().orElseThrow().objectAt("spec", "nodeSelector");
                ofNamespace.forEach(selector::put);
            }
            validate(attributes);
        }
    }

    @Override
    public void validate(AdmissionAttributes attributes) {
        if (!Targets.isPod(attributes)) {
            return;
        }
        requireAgreement(attributes, ofNamespace(attributes));
        Map<String, String> allowed = policy.allowed().getOrDefault(attributes.namespace(), Map.of());
        boolean within = allowed.isEmpty()
                || allowed.entrySet().containsAll(selected(attributes).entrySet());
        if (!within) {
            throw AdmissionErrors.forbidden(
                    attributes, "pod node label selector labels conflict with its namespace whitelist");
        }
    }

    private static void requireAgreement(AdmissionAttributes attributes, Map<String, String> ofNamespace) {
        selected(attributes).forEach((key, value) -> {
            if (!ofNamespace.getOrDefault(key, value).equals(value)) {
                throw AdmissionErrors.forbidden(
                        attributes, "pod node label selector conflicts with its namespace node label selector");
            }
        });
    }

    private static Map<String, String> selected(AdmissionAttributes attributes) {
        Map<String, String> selected = new LinkedHashMap<>();
        attributes
                .object()
                .orElseThrow()
                .at("spec", "nodeSelector")
                .properties()
                .forEach(label -> selected.put(label.getKey(), label.getValue().asString("")));
        return selected;
    }

    private Map<String, String> ofNamespace(AdmissionAttributes attributes) {
        String annotated =
                lookup.requireNamespace(attributes.namespace()).annotations().get(ANNOTATION);
        if (annotated == null) {
            return policy.clusterDefault();
        }
        try {
            return NodeSelectorPolicy.parse(annotated);
        } catch (IllegalArgumentException unreadable) {
            throw new StatusException(Status.failure(500, "", String.valueOf(unreadable.getMessage())));
        }
    }
}
