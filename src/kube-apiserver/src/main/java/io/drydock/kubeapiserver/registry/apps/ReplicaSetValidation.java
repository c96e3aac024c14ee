package io.drydock.kubeapiserver.registry.apps;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a replica set must hold.
 *
 * @see "Go: pkg/apis/apps/validation/validation.go: ValidateReplicaSet"
 */
final class ReplicaSetValidation implements ObjectValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");

    private final WorkloadValidation workloads;
    private final boolean older;

    ReplicaSetValidation(ResourceContext context) {
        this.workloads = new WorkloadValidation(context);
        this.older = !context.release().atLeast(Release.V1_36);
    }

    @Override
    public List<FieldError> validate(KubeObject replicaSet) {
        FieldErrors errors = new FieldErrors();
        spec(replicaSet.at("spec"), errors);
        return errors.list();
    }

    @Override
    public List<FieldError> validateWhole(KubeObject replicaSet) {
        FieldErrors errors = new FieldErrors();
        if (older) {
            errors.metadata(replicaSet, true);
        }
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject replicaSet, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        spec(replicaSet.at("spec"), errors);
        if (older) {
            // As a new one, and then as a changed one; what is wrong is said twice.
            spec(replicaSet.at("spec"), errors);
        }
        WorkloadValidation.immutableSelector(replicaSet.at("spec"), old.at("spec"), SPEC, errors);
        return errors.list();
    }

    @Override
    public List<FieldError> validateStatusUpdate(KubeObject object, KubeObject old) {
        return WorkloadStatusValidation.REPLICA_SET.validateUpdate(object, old);
    }

    private void spec(JsonNode spec, FieldErrors errors) {
        errors.notNegative(spec, SPEC, "replicas");
        errors.notNegative(spec, SPEC, "minReadySeconds");
        workloads.selector(spec, SPEC, "empty selector is invalid for deployment", errors);
        workloads.replicatedTemplate(spec, SPEC, errors);
    }
}
