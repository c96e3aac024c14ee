package io.drydock.kubeapiserver.admission;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.MutatingAdmission;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import java.util.Comparator;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives every pod the priority of its class, and allows one default class only.
 *
 * @see "Go: plugin/pkg/admission/priority/admission.go: Plugin"
 */
final class PriorityAdmission implements MutatingAdmission, ValidatingAdmission {
    static final String NAME = "Priority";
    private static final GroupResource PODS = new GroupResource("", "pods");
    private static final GroupResource CLASSES = new GroupResource("scheduling.k8s.io", "priorityclasses");
    private static final String USUAL_POLICY = "PreemptLowerPriority";

    private final Lookup lookup;

    PriorityAdmission(Lookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void admit(AdmissionAttributes attributes) {
        if (!attributes.subresource().isEmpty()
                || !attributes.resource().groupResource().equals(PODS)) {
            return;
        }
        ObjectNode spec = attributes.object().orElseThrow().objectAt("spec");
        if (attributes.operation() == Operation.CREATE) {
            setPriority(attributes, spec);
        } else {
            keep(spec, attributes.oldObject().orElseThrow(), "priority");
            keep(spec, attributes.oldObject().orElseThrow(), "preemptionPolicy");
        }
    }

    /** Who updates a pod need not know what this plug-in gave it. */
    private static void keep(ObjectNode spec, KubeObject old, String field) {
        JsonNode before = old.at("spec", field);
        if (!before.isMissingNode() && !spec.hasNonNull(field)) {
            spec.set(field, before);
        }
    }

    private void setPriority(AdmissionAttributes attributes, ObjectNode spec) {
        String name = spec.path("priorityClassName").asString("");
        Optional<KubeObject> found = name.isEmpty() ? defaultClass() : lookup.get(CLASSES, "", name);
        if (!name.isEmpty() && found.isEmpty()) {
            throw AdmissionErrors.forbidden(attributes, "no PriorityClass with name " + name + " was found");
        }
        found.ifPresent(priorityClass -> spec.put("priorityClassName", priorityClass.name()));
        long priority = found.map(PriorityAdmission::valueOf).orElse(0L);
        String policy = found.map(
                        priorityClass -> priorityClass.at("preemptionPolicy").asString(""))
                .orElse(USUAL_POLICY);
        JsonNode given = spec.path("priority");
        if (given.isNumber() && given.asLong() != priority) {
            throw AdmissionErrors.forbidden(
                    attributes,
                    "the integer value of priority (" + given.asLong()
                            + ") must not be provided in pod spec; priority admission controller computed " + priority
                            + " from the given PriorityClass name");
        }
        spec.put("priority", priority);
        if (!policy.isEmpty()) {
            setPolicy(attributes, spec, policy);
        }
    }

    private static void setPolicy(AdmissionAttributes attributes, ObjectNode spec, String policy) {
        String given = spec.path("preemptionPolicy").asString("");
        if (!given.isEmpty() && !given.equals(policy)) {
            throw AdmissionErrors.forbidden(
                    attributes,
                    "the string value of PreemptionPolicy (" + given
                            + ") must not be provided in pod spec; priority admission controller computed " + policy
                            + " from the given PriorityClass name");
        }
        spec.put("preemptionPolicy", policy);
    }

    @Override
    public void validate(AdmissionAttributes attributes) {
        if (!attributes.subresource().isEmpty()
                || !attributes.resource().groupResource().equals(CLASSES)) {
            return;
        }
        KubeObject priorityClass = attributes.object().orElseThrow();
        if (!priorityClass.at("globalDefault").asBoolean(false)) {
            return;
        }
        defaultClass()
                .filter(other -> attributes.operation() == Operation.CREATE
                        || !other.name().equals(priorityClass.name()))
                .ifPresent(other -> {
                    throw AdmissionErrors.forbidden(
                            attributes,
                            "PriorityClass " + other.name()
                                    + " is already marked as default. Only one default can exist");
                });
    }

    /** Should two creates at once have made two of them, the lower one counts. */
    private Optional<KubeObject> defaultClass() {
        return lookup.list(CLASSES, "").stream()
                .filter(priorityClass -> priorityClass.at("globalDefault").asBoolean(false))
                .min(Comparator.comparingLong(PriorityAdmission::valueOf));
    }

    private static long valueOf(KubeObject priorityClass) {
        return priorityClass.at("value").asLong(0);
    }
}
