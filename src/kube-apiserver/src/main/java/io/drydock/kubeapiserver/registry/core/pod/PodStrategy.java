package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.CanonicalForm;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.core.podspec.AppArmorMigration;
import io.drydock.kubeapiserver.registry.core.podspec.DisabledPodFields;
import io.drydock.kubeapiserver.registry.core.podspec.PodAnnotationValidation;
import io.drydock.kubeapiserver.registry.core.podspec.PodSpecValidation;
import io.drydock.kubeapiserver.registry.core.podspec.PodUpdateValidation;
import io.drydock.kubeapiserver.registry.core.podspec.PodWarnings;
import io.drydock.kubeapiserver.registry.core.podspec.ProfileAnnotationValidation;
import io.drydock.kubeapiserver.registry.core.podspec.SeccompSynchronization;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pod begins pending, hardly changes, and is given time to end.
 *
 * @see "Go: pkg/registry/core/pod/strategy.go: podStrategy"
 */
public final class PodStrategy extends GenericStrategy {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath ANNOTATIONS = FieldPath.of("metadata", "annotations");

    private final PodSpecValidation specs;
    private final PodUpdateValidation updates;
    private final PodAnnotationValidation annotations;

    public PodStrategy(ResourceContext context) {
        super(context);
        this.specs = new PodSpecValidation(context);
        this.annotations = new PodAnnotationValidation(context.release());
        this.updates = new PodUpdateValidation(context.release());
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject pod) {
        String serviceQuality =
                release().atLeast(Release.V1_36) ? pod.at("status", "qosClass").asString("") : "";
        super.prepareForCreate(scope, pod);
        ObjectNode status = pod.tree().putObject("status");
        status.put("phase", "Pending");
        status.put(
                "qosClass", serviceQuality.isEmpty() ? QualityOfService.of(pod).text() : serviceQuality);
        DisabledPodFields.drop(pod.at("spec"), MissingNode.getInstance(), release());
        if (!pod.at("spec", "schedulingGates").isEmpty()) {
            ObjectNode condition = status.putArray("conditions").addObject();
            condition.put("type", "PodScheduled");
            condition.put("status", "False");
            condition.put(
                    "lastTransitionTime",
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
            condition.put("reason", "SchedulingGated");
            condition.put("message", "Scheduling is blocked due to non-empty scheduling gates");
        }
        if (release().atLeast(Release.V1_36)) {
            LabelKeyMerge.apply(pod);
            AppArmorMigration.apply(pod, scope.warnings()::add);
        } else {
            SeccompSynchronization.apply(pod);
        }
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject pod, KubeObject old) {
        DisabledPodFields.drop(pod.at("spec"), old.at("spec"), release());
        super.prepareForUpdate(scope, pod, old);
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
        if (release().atLeast(Release.V1_36)) {
            ProfileAnnotationValidation.validate(pod.annotations(), pod.at("spec"), SPEC, errors);
        }
        return errors.list();
    }

    @Override
    public List<String> warningsOnCreate(RequestScope scope, KubeObject pod) {
        return PodWarnings.ofPod(pod);
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject pod, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(validateMetadata(pod));
        validatePod(pod, errors);
        validateAnnotationUpdates(pod, old, errors);
        updates.validate(canonicalSpec(pod), canonicalSpec(old), errors);
        return errors.list();
    }

    private JsonNode canonicalSpec(KubeObject pod) {
        return CanonicalForm.ofStored(pod.tree(), context().type()).path("spec");
    }

    void validatePod(KubeObject pod, FieldErrors errors) {
        JsonNode spec = pod.at("spec");
        annotations.validate(pod.annotations(), spec, ANNOTATIONS, errors);
        specs.validateOfPod(spec, pod.name(), SPEC, errors);
        if (spec.path("serviceAccountName").asString("").isEmpty()) {
            validateNoTokens(spec.path("volumes"), errors);
        }
        for (String list : List.of("containers", "initContainers")) {
            int index = 0;
            for (JsonNode container : spec.path(list)) {
                PodSpecValidation.validateImageOfPod(container, SPEC.child(list).index(index++), errors);
            }
        }
    }

    private static void validateNoTokens(JsonNode volumes, FieldErrors errors) {
        for (int i = 0; i < volumes.size(); i++) {
            JsonNode sources = volumes.get(i).path("projected").path("sources");
            FieldPath path = SPEC.child("volumes").index(i).child("projected").child("sources");
            for (int j = 0; j < sources.size(); j++) {
                if (sources.get(j).path("serviceAccountToken").isObject()) {
                    errors.forbidden(
                            path.index(j).child("serviceAccountToken"),
                            "must not be specified when serviceAccountName is not set");
                }
            }
        }
    }

    boolean knowsNewerStatus() {
        return release().atLeast(Release.V1_36);
    }

    /** Some annotations say what a pod is, and stay. */
    void validateAnnotationUpdates(KubeObject pod, KubeObject old, FieldErrors errors) {
        Map<String, String> now = pod.annotations();
        Map<String, String> before = old.annotations();
        before.forEach((key, value) -> {
            if (!value.equals(now.get(key))) {
                refuseChange(key, "may not remove or update ", errors);
            }
        });
        now.keySet().stream()
                .filter(key -> !before.containsKey(key))
                .forEach(key -> refuseChange(key, "may not add ", errors));
        annotations.validate(now, pod.at("spec"), ANNOTATIONS, errors);
    }

    private static void refuseChange(String key, String refused, FieldErrors errors) {
        if (key.startsWith(PodAnnotationValidation.APP_ARMOR)) {
            errors.forbidden(ANNOTATIONS.key(key), refused + "AppArmor annotations");
        }
        if (key.equals(PodAnnotationValidation.MIRROR)) {
            errors.forbidden(ANNOTATIONS.key(key), refused + "mirror pod annotation");
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
