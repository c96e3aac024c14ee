package io.drydock.kubeapiserver.registry.apps;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a stateful set must hold, and the little of it that may change.
 *
 * @see "Go: pkg/apis/apps/validation/validation.go: ValidateStatefulSet, ValidateStatefulSetUpdate"
 */
final class StatefulSetValidation implements ObjectValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final String OLD_RULE =
            "updates to statefulset spec for fields other than 'replicas', 'template', and"
                    + " 'updateStrategy' are forbidden";
    private static final String NEW_RULE = "updates to statefulset spec for fields other than 'replicas', 'ordinals',"
            + " 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and"
            + " 'minReadySeconds' are forbidden";
    private static final Set<String> OLD_MUTABLE = Set.of("replicas", "template", "updateStrategy");
    private static final Set<String> NEW_MUTABLE = Set.of(
            "replicas",
            "ordinals",
            "template",
            "updateStrategy",
            "revisionHistoryLimit",
            "persistentVolumeClaimRetentionPolicy",
            "minReadySeconds");

    private final WorkloadValidation workloads;
    private final boolean old;

    StatefulSetValidation(ResourceContext context) {
        this.workloads = new WorkloadValidation(context);
        this.old = context.release() == Release.V1_20;
    }

    @Override
    public List<FieldError> validate(KubeObject statefulSet) {
        FieldErrors errors = new FieldErrors();
        spec(statefulSet.at("spec"), errors);
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject statefulSet, KubeObject before) {
        FieldErrors errors = new FieldErrors();
        spec(statefulSet.at("spec"), errors);
        if (!fixed(statefulSet).equals(fixed(before))) {
            errors.forbidden(SPEC, old ? OLD_RULE : NEW_RULE);
        }
        return errors.list();
    }

    @Override
    public List<FieldError> validateStatusUpdate(KubeObject object, KubeObject old) {
        return WorkloadStatusValidation.STATEFUL_SET.validateUpdate(object, old);
    }

    private JsonNode fixed(KubeObject statefulSet) {
        JsonNode copy = statefulSet.at("spec").deepCopy();
        if (copy instanceof ObjectNode spec) {
            spec.remove(old ? OLD_MUTABLE : NEW_MUTABLE);
        }
        return copy;
    }

    private void spec(JsonNode spec, FieldErrors errors) {
        oneOrOther(
                spec.path("podManagementPolicy"),
                SPEC.child("podManagementPolicy"),
                "OrderedReady",
                "Parallel",
                errors);
        updateStrategy(spec.path("updateStrategy"), SPEC.child("updateStrategy"), errors);
        if (!old) {
            JsonNode retention = spec.path("persistentVolumeClaimRetentionPolicy");
            FieldPath path = SPEC.child("persistentVolumeClaimRetentionPolicy");
            oneOrOther(retention.path("whenDeleted"), path.child("whenDeleted"), "Retain", "Delete", errors);
            oneOrOther(retention.path("whenScaled"), path.child("whenScaled"), "Retain", "Delete", errors);
        }
        errors.notNegative(spec, SPEC, "replicas");
        errors.notNegative(spec, SPEC, "minReadySeconds");
        errors.notNegative(spec.path("ordinals"), SPEC.child("ordinals"), "start");
        workloads.selector(spec, SPEC, "empty selector is invalid for statefulset", errors);
        workloads.template(spec, SPEC, errors);
        JsonNode podSpec = spec.path("template").path("spec");
        FieldPath podPath = SPEC.child("template").child("spec");
        String restart = podSpec.path("restartPolicy").asString("");
        if (!restart.equals("Always")) {
            errors.notSupported(podPath.child("restartPolicy"), restart, List.of("Always"));
        }
        if (podSpec.has("activeDeadlineSeconds")) {
            errors.forbidden(
                    podPath.child("activeDeadlineSeconds"), "activeDeadlineSeconds in StatefulSet is not Supported");
        }
    }

    private static void oneOrOther(JsonNode value, FieldPath path, String one, String other, FieldErrors errors) {
        String text = value.asString("");
        if (text.isEmpty()) {
            errors.required(path, "");
        } else if (!text.equals(one) && !text.equals(other)) {
            errors.invalid(path, text, "must be '" + one + "' or '" + other + "'");
        }
    }

    private static void updateStrategy(JsonNode strategy, FieldPath path, FieldErrors errors) {
        JsonNode rolling = strategy.path("rollingUpdate");
        switch (strategy.path("type").asString("")) {
            case "" -> errors.required(path, "");
            case "OnDelete" -> {
                if (rolling.isObject()) {
                    errors.invalid(
                            path.child("rollingUpdate"), rolling, "only allowed for updateStrategy 'RollingUpdate'");
                }
            }
            case "RollingUpdate" -> errors.notNegative(rolling, path.child("rollingUpdate"), "partition");
            default -> errors.invalid(path, strategy, "must be 'RollingUpdate' or 'OnDelete'");
        }
    }
}
