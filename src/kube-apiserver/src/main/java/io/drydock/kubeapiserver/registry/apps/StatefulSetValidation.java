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
    private final ResourceContext context;
    private final boolean old;

    StatefulSetValidation(ResourceContext context) {
        this.workloads = new WorkloadValidation(context);
        this.context = context;
        this.old = context.release() == Release.V1_20;
    }

    @Override
    public List<FieldError> validate(KubeObject statefulSet) {
        FieldErrors errors = new FieldErrors();
        new StatefulSetSpecValidation(workloads, context, errors).validateNew(statefulSet.at("spec"), SPEC);
        return errors.list();
    }

    @Override
    public List<FieldError> validateWhole(KubeObject statefulSet) {
        FieldErrors errors = new FieldErrors();
        if (old) {
            errors.metadata(statefulSet, true);
        }
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject statefulSet, KubeObject existing) {
        FieldErrors errors = new FieldErrors();
        JsonNode spec = statefulSet.at("spec");
        if (old) {
            new StatefulSetSpecValidation(workloads, context, errors).validateNew(spec, SPEC);
        } else {
            // What could not be made today may still be there, and is left alone.
            FieldErrors before = new FieldErrors();
            new StatefulSetSpecValidation(workloads, context, before).validateKept(existing.at("spec"), SPEC, true);
            new StatefulSetSpecValidation(workloads, context, errors).validateKept(spec, SPEC, before.isEmpty());
        }
        if (!fixed(statefulSet).equals(fixed(existing))) {
            errors.forbidden(SPEC, old ? OLD_RULE : NEW_RULE);
        }
        if (old) {
            errors.notNegative(spec, SPEC, "replicas");
        }
        return errors.list();
    }

    @Override
    public List<FieldError> validateStatusUpdate(KubeObject object, KubeObject old) {
        WorkloadStatusValidation rules = WorkloadStatusValidation.STATEFUL_SET;
        return (this.old ? rules.without("availableReplicas") : rules).validateUpdate(object, old);
    }

    private JsonNode fixed(KubeObject statefulSet) {
        JsonNode copy = statefulSet.at("spec").deepCopy();
        if (copy instanceof ObjectNode spec) {
            spec.remove(old ? OLD_MUTABLE : NEW_MUTABLE);
        }
        return copy;
    }
}
