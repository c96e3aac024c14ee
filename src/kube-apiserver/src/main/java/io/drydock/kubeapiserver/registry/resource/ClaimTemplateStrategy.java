package io.drydock.kubeapiserver.registry.resource;

import io.drydock.apimachinery.runtime.CanonicalForm;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What the claims look like that are made for pods; that never changes.
 *
 * @see "Go 1.36: pkg/registry/resource/resourceclaimtemplate/strategy.go"
 * @see "Go 1.36: pkg/apis/resource/validation/validation.go: ValidateResourceClaimTemplate"
 */
final class ClaimTemplateStrategy extends GenericStrategy {
    private static final FieldPath SPEC = FieldPath.of("spec");

    ClaimTemplateStrategy(ResourceContext context) {
        super(context);
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject template) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(new AdminAccess(context())
                .validate(template.at("spec", "spec", "devices", "requests"), template.namespace()));
        errors.labels(
                template.at("spec", "metadata", "labels"),
                SPEC.child("metadata").child("labels"));
        DeviceClaimValidation.validate(
                template.at("spec", "spec", "devices"), SPEC.child("spec").child("devices"), errors);
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject template, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        JsonNode now = CanonicalForm.ofStored(template.tree(), context().type()).path("spec");
        JsonNode before = CanonicalForm.ofStored(old.tree(), context().type()).path("spec");
        errors.immutable(now, before, SPEC);
        return errors.list();
    }
}
