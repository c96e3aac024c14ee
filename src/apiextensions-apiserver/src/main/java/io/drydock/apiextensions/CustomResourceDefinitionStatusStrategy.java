package io.drydock.apiextensions;

import io.drydock.apiextensions.validation.CustomResourceDefinitionValidation;
import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.meta.ObjectMetaValidation;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.StatusOnlyStrategy;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.util.List;

/**
 * The status of CustomResourceDefinitions: nothing else changes through it.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/registry/customresourcedefinition/strategy.go:
 *     statusStrategy"
 */
public final class CustomResourceDefinitionStatusStrategy extends StatusOnlyStrategy {

    /** @param release of which the newest lets labels and the like through, though it does not mean to */
    public CustomResourceDefinitionStatusStrategy(Release release) {
        super(
                CustomResourceDefinitionStrategy.KIND,
                release.atLeast(Release.V1_36)
                        ? List.of()
                        : List.of("labels", "annotations", "ownerReferences", "generation", "selfLink"));
    }

    @Override
    public List<String> validateName(String name, boolean isPrefix) {
        return NameRules.nameIsDnsSubdomain(name, isPrefix);
    }

    /** Finalizers need not be known ones. */
    @Override
    public List<FieldError> validateMetadataUpdate(KubeObject object, KubeObject old) {
        return ObjectMetaValidation.validateUpdate(object, old, FieldPath.of("metadata"));
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        return CustomResourceDefinitionValidation.validateStatus(object);
    }
}
