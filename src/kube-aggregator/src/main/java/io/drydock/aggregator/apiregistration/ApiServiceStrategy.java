package io.drydock.aggregator.apiregistration;

import io.drydock.apimachinery.meta.ObjectMetaValidation;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.ClusterScopedStrategy;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * APIServices: their status is the server's own, and a local one is available from the start.
 *
 * @see "Go: staging/src/k8s.io/kube-aggregator/pkg/registry/apiservice/strategy.go: apiServerStrategy"
 */
public final class ApiServiceStrategy extends ClusterScopedStrategy {
    public static final GroupVersionKind KIND = new GroupVersionKind("apiregistration.k8s.io", "v1", "APIService");

    private final Clock clock;

    public ApiServiceStrategy(Clock clock) {
        super(KIND);
        this.clock = clock;
    }

    @Override
    public List<String> validateName(String name, boolean isPrefix) {
        return NameRules.pathSegmentName(name, isPrefix);
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject object) {
        super.prepareForCreate(scope, object);
        if (ApiService.of(object).isLocal()) {
            Availability.setLocal(object, clock.instant());
        }
    }

    /** Finalizers need not be known ones. */
    @Override
    public List<FieldError> validateMetadata(KubeObject object) {
        return ObjectMetaValidation.validate(
                object,
                false,
                (name, isPrefix) -> ApiServiceValidation.nameProblems(object, name),
                FieldPath.of("metadata"));
    }

    @Override
    public List<FieldError> validateMetadataUpdate(KubeObject object, KubeObject old) {
        List<FieldError> errors =
                new ArrayList<>(ObjectMetaValidation.validateUpdate(object, old, FieldPath.of("metadata")));
        errors.addAll(validateMetadata(object));
        return errors;
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject object) {
        return ApiServiceValidation.validate(object);
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        return ApiServiceValidation.validate(object);
    }
}
