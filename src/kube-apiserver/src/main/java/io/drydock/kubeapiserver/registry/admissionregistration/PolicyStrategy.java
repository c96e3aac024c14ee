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
 * How policies come into the store. Whoever writes one whose parameters are of some kind must be allowed to read all
 * objects of that kind.
 *
 * @see "Go: pkg/registry/admissionregistration/validatingadmissionpolicy/strategy.go: validatingAdmissionPolicyStrategy
 *     (1.36)"
 */
final class PolicyStrategy extends ConditionalStrategy {
    private static final FieldPath PARAM_KIND = FieldPath.of("spec").child("paramKind");

    private final ParamReadCheck check;

    PolicyStrategy(ResourceContext context, ObjectValidation validation, ParamReadCheck check) {
        super(context, validation);
        this.check = check;
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject policy) {
        List<FieldError> errors = super.validate(scope, policy);
        return errors.isEmpty() ? authorize(scope, policy) : errors;
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject policy, KubeObject old) {
        List<FieldError> errors = super.validateUpdate(scope, policy, old);
        boolean same = policy.at("spec", "paramKind").equals(old.at("spec", "paramKind"));
        return errors.isEmpty() && !same ? authorize(scope, policy) : errors;
    }

    private List<FieldError> authorize(RequestScope scope, KubeObject policy) {
        Optional<String> problem = check.ofKind(scope, policy.at("spec", "paramKind"));
        return problem.map(text -> FieldError.forbidden(PARAM_KIND, text)).stream()
                .toList();
    }
}
