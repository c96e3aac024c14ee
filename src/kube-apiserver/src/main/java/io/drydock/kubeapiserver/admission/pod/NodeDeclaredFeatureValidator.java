package io.drydock.kubeapiserver.admission.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Refuses a change of a running pod that its node does not say it can carry out.
 *
 * @see "Go: plugin/pkg/admission/nodedeclaredfeatures/admission.go: Plugin, from 1.35"
 * @see "Go: staging/src/k8s.io/component-helpers/nodedeclaredfeatures/features/inplacepodresize"
 */
public final class NodeDeclaredFeatureValidator implements ValidatingAdmission {
    public static final String NAME = "NodeDeclaredFeatureValidator";
    private static final String RESIZE_OF_PODS = "InPlacePodLevelResourcesVerticalScaling";
    private static final String RESIZE_OF_FIRST_CONTAINERS = "InPlacePodVerticalScalingInitContainers";
    private static final Set<String> SUBRESOURCES = Set.of("", "resize");

    private final Lookup lookup;

    public NodeDeclaredFeatureValidator(Lookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean handles(Operation operation) {
        return operation == Operation.UPDATE;
    }

    @Override
    public void validate(AdmissionAttributes attributes) {
        if (SUBRESOURCES.contains(attributes.subresource())) {
            BoundPod.changedBy(attributes).ifPresent(bound -> validate(bound, attributes));
        }
    }

    private void validate(BoundPod bound, AdmissionAttributes attributes) {
        List<String> missing = needed(bound);
        if (missing.isEmpty()) {
            return;
        }
        KubeObject node = bound.node(lookup, attributes);
        node.at("status", "declaredFeatures").forEach(feature -> missing.remove(feature.asString("")));
        if (!missing.isEmpty()) {
            throw AdmissionErrors.forbidden(
                    attributes,
                    "pod update requires features " + String.join(", ", missing) + " which are not available on node \""
                            + node.name() + "\"");
        }
    }

    private static List<String> needed(BoundPod bound) {
        List<String> needed = new ArrayList<>();
        if (!bound.old().at("spec", "resources").equals(bound.pod().at("spec", "resources"))) {
            needed.add(RESIZE_OF_PODS);
        }
        if (resizesFirstContainers(bound)) {
            needed.add(RESIZE_OF_FIRST_CONTAINERS);
        }
        return needed;
    }

    private static boolean resizesFirstContainers(BoundPod bound) {
        JsonNode before = bound.old().at("spec", "initContainers");
        JsonNode after = bound.pod().at("spec", "initContainers");
        for (int i = 0; i < before.size(); i++) {
            boolean keepsRunning =
                    before.get(i).path("restartPolicy").asString("").equals("Always");
            if (!keepsRunning
                    && !before.get(i).path("resources").equals(after.path(i).path("resources"))) {
                return true;
            }
        }
        return false;
    }
}
