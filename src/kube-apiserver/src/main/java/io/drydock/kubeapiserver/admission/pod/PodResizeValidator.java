package io.drydock.kubeapiserver.admission.pod;

import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusCause;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.quota.PodResources;
import io.drydock.kubeapiserver.quota.ResourceList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import tools.jackson.databind.JsonNode;

/**
 * Refuses to make a running pod larger than its node can ever hold, or to resize it where that is not possible.
 *
 * @see "Go: plugin/pkg/admission/podresize/admission.go: Plugin, from 1.36"
 */
public final class PodResizeValidator implements ValidatingAdmission {
    public static final String NAME = "PodResizeValidator";
    private static final String OPERATING_SYSTEM = "kubernetes.io/os";

    private final Lookup lookup;

    public PodResizeValidator(Lookup lookup) {
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
        if (attributes.subresource().equals("resize")) {
            BoundPod.changedBy(attributes).ifPresent(bound -> validate(bound, attributes));
        }
    }

    private void validate(BoundPod bound, AdmissionAttributes attributes) {
        KubeObject node = bound.node(lookup, attributes);
        String system = node.labels().getOrDefault(OPERATING_SYSTEM, "linux");
        if (!system.equals("linux")) {
            throw AdmissionErrors.forbidden(
                    attributes,
                    "pod resize is only supported on linux nodes, node \"" + node.name() + "\" is \"" + system + "\"",
                    new StatusCause("UnsupportedPlatform", "", ""));
        }
        List<String> excesses = excesses(PodResources.requests(bound.pod()), node.at("status", "allocatable"));
        if (!excesses.isEmpty()) {
            throw AdmissionErrors.forbidden(
                    attributes,
                    "node didn't have enough allocatable resources: " + String.join("; ", excesses),
                    new StatusCause("NodeCapacity", "", ""));
        }
    }

    private static List<String> excesses(ResourceList requests, JsonNode allocatable) {
        ResourceList available = ResourceList.of(allocatable);
        List<String> excesses = new ArrayList<>();
        addExcess("cpu", Quantity::toMilli, requests, available, excesses);
        addExcess("memory", Quantity::toLong, requests, available, excesses);
        return excesses;
    }

    private static void addExcess(
            String resource,
            ToLongFunction<Quantity> units,
            ResourceList requests,
            ResourceList available,
            List<String> excesses) {
        Quantity wanted = requests.amounts().getOrDefault(resource, Quantity.ZERO);
        Quantity held = available.amounts().getOrDefault(resource, Quantity.ZERO);
        if (wanted.compareTo(held) > 0) {
            excesses.add(resource + ", requested: " + units.applyAsLong(wanted) + ", allocatable: "
                    + units.applyAsLong(held));
        }
    }
}
