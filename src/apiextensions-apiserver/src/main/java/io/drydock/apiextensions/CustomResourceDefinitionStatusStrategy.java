package io.drydock.apiextensions;

import io.drydock.apiextensions.validation.CustomResourceDefinitionValidation;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.RestStrategy;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The status of CustomResourceDefinitions: nothing else changes through it.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/registry/customresourcedefinition/strategy.go:
 *     statusStrategy"
 */
public final class CustomResourceDefinitionStatusStrategy implements RestStrategy {
    private static final List<String> KEPT_METADATA =
            List.of("labels", "annotations", "ownerReferences", "generation", "selfLink");

    @Override
    public GroupVersionKind kind() {
        return CustomResourceDefinitionStrategy.KIND;
    }

    @Override
    public boolean namespaced() {
        return false;
    }

    @Override
    public List<String> validateName(String name, boolean isPrefix) {
        return NameRules.nameIsDnsSubdomain(name, isPrefix);
    }

    @Override
    public boolean allowUnconditionalUpdate() {
        return false;
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        object.tree().set("spec", old.at("spec").deepCopy());
        for (String field : KEPT_METADATA) {
            JsonNode kept = old.at("metadata", field);
            if (kept.isMissingNode()) {
                object.metadata().remove(field);
            } else {
                object.metadata().set(field, kept.deepCopy());
            }
        }
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        return CustomResourceDefinitionValidation.validateStatus(object);
    }
}
