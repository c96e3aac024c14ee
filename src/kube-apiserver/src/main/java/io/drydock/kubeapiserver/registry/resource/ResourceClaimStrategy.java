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

/**
 * A claim to devices; what is claimed never changes.
 *
 * @see "Go 1.36: pkg/registry/resource/resourceclaim/strategy.go: resourceclaimStrategy"
 * @see "Go 1.36: pkg/apis/resource/validation/validation.go: ValidateResourceClaim, ValidateResourceClaimUpdate"
 */
final class ResourceClaimStrategy extends GenericStrategy {
    private static final FieldPath SPEC = FieldPath.of("spec");

    ResourceClaimStrategy(ResourceContext context) {
        super(context);
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject claim) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(new AdminAccess(context()).validate(claim.at("spec", "devices", "requests"), claim.namespace()));
        DeviceClaimValidation.validate(claim.at("spec", "devices"), SPEC.child("devices"), errors);
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject claim, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.immutable(canonical(claim).at("spec"), canonical(old).at("spec"), SPEC);
        return errors.list();
    }

    KubeObject canonical(KubeObject claim) {
        return KubeObject.of(CanonicalForm.ofStored(claim.tree(), context().type()));
    }
}
