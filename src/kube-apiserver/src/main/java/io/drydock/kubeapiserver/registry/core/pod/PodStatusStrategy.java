package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.managedfields.ResetFields;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.AddressWarnings;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.StatusStrategy;
import io.drydock.kubeapiserver.registry.generic.Trees;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

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
        pod.setDeletionTimestamp(null);
        if (main.knowsNewerStatus()) {
            KeptPodStatus.apply(pod, old);
        }
    }

    @Override
    public List<String> warningsOnUpdate(RequestScope scope, KubeObject pod, KubeObject old) {
        List<String> warnings = new ArrayList<>();
        for (String field : main.knowsNewerStatus() ? List.of("podIPs", "hostIPs") : List.<String>of()) {
            int index = 0;
            for (JsonNode address : pod.at("status", field)) {
                warnings.addAll(AddressWarnings.ofIp(
                        FieldPath.of("status", field).index(index++).child("ip"),
                        address.path("ip").asString("")));
            }
        }
        return warnings;
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject pod, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        main.validateAnnotationUpdates(pod, old, errors);
        new PodStatusValidation(pod, old, errors).validate(main.knowsNewerStatus());
        return errors.list();
    }
}
