package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.CanonicalForm;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.core.podspec.PodAnnotationValidation;
import io.drydock.kubeapiserver.registry.core.podspec.PodSpecValidation;
import io.drydock.kubeapiserver.registry.core.podspec.PodUpdateValidation;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pod begins pending, hardly changes, and is given time to end.
 *
 * @see "Go: pkg/registry/core/pod/strategy.go: podStrategy"
 */
public final class PodStrategy extends GenericStrategy {
    private static final FieldPath SPEC = FieldPath.of("spec");

    private final PodSpecValidation specs;
    private final PodUpdateValidation updates;

    public PodStrategy(ResourceContext context) {
        super(context);
        this.specs = new PodSpecValidation(context.release());
        this.updates = new PodUpdateValidation(context.release());
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject pod) {
        super.prepareForCreate(scope, pod);
        ObjectNode status = pod.tree().putObject("status");
        status.put("phase", "Pending");
        status.put("qosClass", QualityOfService.of(pod).text());
        if (!pod.at("spec", "schedulingGates").isEmpty()) {
            ObjectNode condition = status.putArray("conditions").addObject();
            condition.put("type", "PodScheduled");
            condition.put("status", "False");
            condition.put("reason", "SchedulingGated");
            condition.put("message", "Scheduling is blocked due to non-empty scheduling gates");
        }
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject pod) {
        FieldErrors errors = new FieldErrors();
        validatePod(pod, errors);
        if (!pod.at("spec", "ephemeralContainers").isEmpty()) {
            errors.forbidden(SPEC.child("ephemeralContainers"), "cannot be set on create");
        }
        boolean gated = !pod.at("spec", "schedulingGates").isEmpty();
        if (gated && !pod.at("spec", "nodeName").asString("").isEmpty()) {
            errors.forbidden(SPEC.child("nodeName"), "cannot be set until all schedulingGates have been cleared");
        }
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject pod, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        validatePod(pod, errors);
        updates.validate(canonicalSpec(pod), canonicalSpec(old), errors);
        return errors.list();
    }

    private JsonNode canonicalSpec(KubeObject pod) {
        return CanonicalForm.ofStored(pod.tree(), context().type()).path("spec");
    }

    void validatePod(KubeObject pod, FieldErrors errors) {
        JsonNode spec = pod.at("spec");
        PodAnnotationValidation.validate(pod.annotations(), spec, FieldPath.of("metadata", "annotations"), errors);
        specs.validate(spec, true, SPEC, errors);
        for (String list : List.of("containers", "initContainers")) {
            int index = 0;
            for (JsonNode container : spec.path(list)) {
                String image = container.path("image").asString("");
                FieldPath path = SPEC.child(list).index(index++).child("image");
                if (!image.strip().equals(image)) {
                    errors.invalid(path, image, "must not have leading or trailing whitespace");
                }
            }
        }
    }

    @Override
    public OptionalLong gracePeriodSeconds(KubeObject pod, OptionalLong requested) {
        String phase = pod.at("status", "phase").asString("");
        boolean nothingToEnd = pod.at("spec", "nodeName").asString("").isEmpty()
                || phase.equals("Failed")
                || phase.equals("Succeeded");
        if (nothingToEnd) {
            return OptionalLong.of(0);
        }
        long seconds =
                requested.orElse(pod.at("spec", "terminationGracePeriodSeconds").asLong(0));
        return OptionalLong.of(seconds < 0 && release().atLeast(Release.V1_36) ? 1 : seconds);
    }

    @Override
    public boolean returnsDeletedObject() {
        return true;
    }

    @Override
    public Map<String, String> selectableFields(KubeObject pod) {
        Map<String, String> fields = new HashMap<>();
        for (String field : List.of("nodeName", "restartPolicy", "schedulerName", "serviceAccountName")) {
            fields.put("spec." + field, pod.at("spec", field).asString(""));
        }
        for (String field : List.of("phase", "podIP", "nominatedNodeName")) {
            fields.put("status." + field, pod.at("status", field).asString(""));
        }
        if (release().atLeast(Release.V1_36)) {
            fields.put(
                    "spec.hostNetwork",
                    String.valueOf(pod.at("spec", "hostNetwork").asBoolean(false)));
        }
        return fields;
    }

    /** Newer releases tell pods by labels in which zone they run, which the binding brings. */
    boolean takesLabelsOfBindings() {
        return release().atLeast(Release.V1_36);
    }
}
