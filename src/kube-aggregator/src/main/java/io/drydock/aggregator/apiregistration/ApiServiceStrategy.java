package io.drydock.aggregator.apiregistration;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.RestStrategy;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.time.Clock;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * APIServices: their status is the server's own, and a local one is available from the start.
 *
 * @see "Go: staging/src/k8s.io/kube-aggregator/pkg/registry/apiservice/strategy.go: apiServerStrategy"
 */
public final class ApiServiceStrategy implements RestStrategy {
    public static final GroupVersionKind KIND = new GroupVersionKind("apiregistration.k8s.io", "v1", "APIService");

    private final Clock clock;

    public ApiServiceStrategy(Clock clock) {
        this.clock = clock;
    }

    @Override
    public GroupVersionKind kind() {
        return KIND;
    }

    @Override
    public boolean namespaced() {
        return false;
    }

    @Override
    public List<String> validateName(String name, boolean isPrefix) {
        return NameRules.pathSegmentName(name, isPrefix);
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject object) {
        object.tree().putObject("status");
        if (ApiService.of(object).isLocal()) {
            Availability.setLocal(object, clock.instant());
        }
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject object) {
        return ApiServiceValidation.validate(object);
    }

    @Override
    public boolean allowUnconditionalUpdate() {
        return false;
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        JsonNode status = old.at("status");
        if (status.isMissingNode()) {
            object.tree().remove("status");
        } else {
            object.tree().set("status", status.deepCopy());
        }
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        return ApiServiceValidation.validate(object);
    }
}
