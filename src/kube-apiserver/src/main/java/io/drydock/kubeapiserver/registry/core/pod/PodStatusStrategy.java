package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.managedfields.ResetFields;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.StatusStrategy;
import io.drydock.kubeapiserver.registry.generic.Trees;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;

/**
 * What the node says of a pod. What has ended for good cannot run again.
 *
 * @see "Go: pkg/registry/core/pod/strategy.go: podStatusStrategy"
 * @see "Go: pkg/apis/core/validation/validation.go: ValidatePodStatusUpdate"
 */
final class PodStatusStrategy extends StatusStrategy {
    private final PodStrategy main;

    PodStatusStrategy(PodStrategy main) {
        super(main);
        this.main = main;
    }

    @Override
    public ResetFields resetFields() {
        return ResetFields.of("spec", "metadata.deletionTimestamp", "metadata.ownerReferences");
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject pod, KubeObject old) {
        super.prepareForUpdate(scope, pod, old);
        Trees.copyField(old.deepCopy().metadata(), pod.metadata(), "ownerReferences");
        String qosClass = old.at("status", "qosClass").asString("");
        if (!qosClass.isEmpty()) {
            pod.objectAt("status").put("qosClass", qosClass);
        }
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject pod, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        main.validateAnnotationUpdates(pod, old, errors);
        new PodStatusValidation(pod, old, errors).validate(main.knowsNewerStatus());
        return errors.list();
    }
}
