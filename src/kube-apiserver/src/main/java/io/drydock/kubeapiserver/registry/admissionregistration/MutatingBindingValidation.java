package io.drydock.kubeapiserver.registry.admissionregistration;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;

/**
 * What a binding of a mutating policy must hold.
 *
 * @see "Go: pkg/apis/admissionregistration/validation/validation.go: validateMutatingAdmissionPolicyBindingSpec (1.36)"
 */
final class MutatingBindingValidation implements ObjectValidation {

    @Override
    public List<FieldError> validate(KubeObject binding) {
        FieldErrors errors = new FieldErrors();
        BindingRules.validate(binding.at("spec"), FieldPath.of("spec"), errors);
        FieldPath path = FieldPath.of("spec", "matchResources");
        MatchResourcesValidation.onlyMutable(binding.at("spec", "matchResources"), path, errors);
        return errors.list();
    }
}
