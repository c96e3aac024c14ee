package io.drydock.kubeapiserver.registry.rbac;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.meta.ObjectMetaValidation;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.RestStrategy;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.util.ArrayList;
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
        return validate(object);
    }

    private List<FieldError> validate(KubeObject object) {
        return resource.isBinding()
                ? BindingValidation.validate(object, namespaced())
                : RoleValidation.validate(object, namespaced(), release);
    }

    /** As new ones before they are compared; the older release does even that twice. */
    @Override
    public List<FieldError> validateMetadataUpdate(KubeObject object, KubeObject old) {
        List<FieldError> errors = new ArrayList<>();
        for (int times = release.atLeast(Release.V1_36) ? 1 : 2; times > 0; times--) {
            errors.addAll(ObjectMetaValidation.validateBuiltIn(
                    object, namespaced(), NameRules::pathSegmentName, FieldPath.of("metadata")));
            errors.addAll(validate(object));
        }
        errors.addAll(RestStrategy.super.validateMetadataUpdate(object, old));
        return errors;
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        return resource.isBinding() ? BindingValidation.validateChange(object, old) : List.of();
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
