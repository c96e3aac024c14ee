package io.drydock.kubeapiserver.registry.admissionregistration;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.ConditionalStrategy;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import java.util.List;
import java.util.Optional;

/**
 * How bindings of policies come into the store. Whoever gives a policy an object for a parameter must be allowed to
 * read it.
 *
 * @see "Go: pkg/registry/admissionregistration/validatingadmissionpolicybinding/strategy.go:
 *     validatingAdmissionPolicyBindingStrategy (1.36)"
 */
final class BindingStrategy extends ConditionalStrategy {
    private static final FieldPath PARAM_REF = FieldPath.of("spec").child("paramRef");

    private final ParamReadCheck check;

    BindingStrategy(ResourceContext context, ObjectValidation validation, ParamReadCheck check) {
        super(context, validation);
        this.check = check;
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject binding) {
        List<FieldError> errors = super.validate(scope, binding);
        return errors.isEmpty() ? authorize(scope, binding) : errors;
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject binding, KubeObject old) {
        List<FieldError> errors = super.validateUpdate(scope, binding, old);
        boolean same = binding.at("spec", "paramRef").equals(old.at("spec", "paramRef"))
                && binding.at("spec", "policyName").equals(old.at("spec", "policyName"));
        return errors.isEmpty() && !same ? authorize(scope, binding) : errors;
    }

    private List<FieldError> authorize(RequestScope scope, KubeObject binding) {
        Optional<String> problem = check.ofReference(
                scope,
                binding.at("spec", "paramRef"),
                binding.at("spec", "policyName").asString(""));
        return problem.map(text -> FieldError.forbidden(PARAM_REF, text)).stream()
                .toList();
    }
}
