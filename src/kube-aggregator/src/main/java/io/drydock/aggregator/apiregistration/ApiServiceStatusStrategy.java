package io.drydock.aggregator.apiregistration;

import io.drydock.apimachinery.managedfields.ResetFields;
import io.drydock.apimachinery.meta.ObjectMetaValidation;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.StatusOnlyStrategy;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.util.List;

/**
 * The status of APIServices: nothing else changes through it.
 *
 * @see "Go: staging/src/k8s.io/kube-aggregator/pkg/registry/apiservice/strategy.go: apiServerStatusStrategy"
 */
public final class ApiServiceStatusStrategy extends StatusOnlyStrategy {

    public ApiServiceStatusStrategy() {
        super(ApiServiceStrategy.KIND, List.of("labels", "annotations", "finalizers", "ownerReferences"));
    }

    @Override
    public ResetFields resetFields() {
        return ResetFields.of("spec", "metadata");
    }

    @Override
    public List<String> validateName(String name, boolean isPrefix) {
        return NameRules.pathSegmentName(name, isPrefix);
    }

    /** Finalizers need not be known ones. */
    @Override
    public List<FieldError> validateMetadataUpdate(KubeObject object, KubeObject old) {
        return ObjectMetaValidation.validateUpdate(object, old, FieldPath.of("metadata"));
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        return ApiServiceValidation.validateStatus(object);
    }
}
