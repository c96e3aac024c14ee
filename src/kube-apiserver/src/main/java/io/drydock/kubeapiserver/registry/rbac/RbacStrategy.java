package io.drydock.kubeapiserver.registry.rbac;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.RestStrategy;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.util.List;

/**
 * The rules for roles and bindings, of a namespace or of the cluster.
 *
 * @see "Go: pkg/registry/rbac/role/strategy.go, clusterrole, rolebinding, clusterrolebinding"
 */
final class RbacStrategy implements RestStrategy {
    private final RbacResource resource;
    private final Release release;

    RbacStrategy(RbacResource resource, Release release) {
        this.resource = resource;
        this.release = release;
    }

    @Override
    public GroupVersionKind kind() {
        return resource.kind();
    }

    @Override
    public boolean namespaced() {
        return resource.namespaced();
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject object) {
        return resource.isBinding()
                ? BindingValidation.validate(object, namespaced())
                : RoleValidation.validate(object, namespaced(), release);
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        return resource.isBinding()
                ? BindingValidation.validateUpdate(object, old, namespaced(), release)
                : RoleValidation.validate(object, namespaced(), release);
    }

    @Override
    public boolean allowCreateOnUpdate() {
        return true;
    }

    /** Names such as {@code system:node} are wanted here, so little is forbidden. */
    @Override
    public List<String> validateName(String name, boolean isPrefix) {
        return NameRules.pathSegmentName(name, false);
    }
}
