package io.drydock.kubeapiserver.admission;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusDetails;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.MutatingAdmission;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.admission.pod.Tolerations;
import io.drydock.kubeapiserver.quota.ResourceList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Carries over to a pod what its runtime class costs and where it can run.
 *
 * @see "Go: plugin/pkg/admission/runtimeclass/admission.go: RuntimeClass"
 */
final class RuntimeClassAdmission implements MutatingAdmission, ValidatingAdmission {
    static final String NAME = "RuntimeClass";
    private static final GroupResource PODS = new GroupResource("", "pods");
    private static final GroupResource CLASSES = new GroupResource("node.k8s.io", "runtimeclasses");

    private final Lookup lookup;

    RuntimeClassAdmission(Lookup lookup) {
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
        if (!isPod(attributes)) {
            return;
        }
        ObjectNode spec = attributes.object().orElseThrow().objectAt("spec");
        runtimeClass(attributes, spec).ifPresent(runtimeClass -> {
            JsonNode overhead = runtimeClass.at("overhead", "podFixed");
            if (runtimeClass.at("overhead").isObject()) {
                requireSame(attributes, spec, overhead, spec.has("overhead"));
                spec.set("overhead", overhead.deepCopy());
            }
            if (runtimeClass.at("scheduling").isObject()) {
                select(attributes, spec, runtimeClass.at("scheduling", "nodeSelector"));
                tolerate(spec, runtimeClass.at("scheduling", "tolerations"));
            }
        });
    }

    @Override
    public void validate(AdmissionAttributes attributes) {
        if (!isPod(attributes)) {
            return;
        }
        ObjectNode spec = attributes.object().orElseThrow().objectAt("spec");
        Optional<KubeObject> runtimeClass = runtimeClass(attributes, spec);
        JsonNode overhead =
                runtimeClass.map(found -> found.at("overhead", "podFixed")).orElseGet(MissingNode::getInstance);
        if (overhead.isObject()) {
            requireSame(attributes, spec, overhead, true);
        } else if (spec.path("overhead").isObject()) {
            throw AdmissionErrors.forbidden(
                    attributes, "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead");
        }
    }

    private static boolean isPod(AdmissionAttributes attributes) {
        return attributes.resource().groupResource().equals(PODS)
                && attributes.subresource().isEmpty();
    }

    private Optional<KubeObject> runtimeClass(AdmissionAttributes attributes, ObjectNode spec) {
        String name = spec.path("runtimeClassName").asString("");
        if (!spec.path("runtimeClassName").isString()) {
            return Optional.empty();
        }
        requireNameable(name);
        Optional<KubeObject> found = lookup.get(CLASSES, "", name);
        if (found.isEmpty()) {
            throw AdmissionErrors.forbidden(
                    attributes, "pod rejected: RuntimeClass " + GoValue.quote(name) + " not found");
        }
        return found;
    }

    /** The real server asks itself for the class, and hands on why that cannot be asked. */
    private static void requireNameable(String name) {
        if (name.isEmpty()) {
            throw StatusErrors.failure(500, "", "resource name may not be empty", StatusDetails.of("", "", ""));
        }
        List<String> problems = NameRules.pathSegmentName(name, false);
        if (!problems.isEmpty()) {
            String message = "invalid resource name " + GoValue.quote(name) + ": [" + String.join(" ", problems) + "]";
            throw StatusErrors.failure(500, "", message, StatusDetails.of("", "", ""));
        }
    }

    private static void requireSame(
            AdmissionAttributes attributes, ObjectNode spec, JsonNode overhead, boolean demanded) {
        ResourceList given = ResourceList.of(spec.path("overhead"));
        if (demanded && !given.equals(ResourceList.of(overhead))) {
            throw AdmissionErrors.forbidden(
                    attributes, "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead");
        }
    }

    private static void select(AdmissionAttributes attributes, ObjectNode spec, JsonNode selector) {
        for (Map.Entry<String, JsonNode> label : selector.properties()) {
            JsonNode given = spec.path("nodeSelector").path(label.getKey());
            if (given.isString() && !given.equals(label.getValue())) {
                String key = label.getKey();
                throw AdmissionErrors.forbidden(
                        attributes,
                        "conflict: runtimeClass.scheduling.nodeSelector[" + key + "] = "
                                + label.getValue().asString("") + "; pod.spec.nodeSelector[" + key + "] = "
                                + given.asString(""));
            }
            spec.withObjectProperty("nodeSelector").set(label.getKey(), label.getValue());
        }
    }

    private static void tolerate(ObjectNode spec, JsonNode tolerations) {
        if (!tolerations.isEmpty()) {
            List<JsonNode> merged = Tolerations.merge(
                    spec.path("tolerations").valueStream().toList(),
                    tolerations.valueStream().toList());
            ArrayNode all = spec.putArray("tolerations");
            merged.forEach(toleration -> all.add(toleration.deepCopy()));
        }
    }
}
