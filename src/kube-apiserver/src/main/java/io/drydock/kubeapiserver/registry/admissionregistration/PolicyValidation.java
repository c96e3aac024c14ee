package io.drydock.kubeapiserver.registry.admissionregistration;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.admission.cel.ExpressionCompiler;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;

/** The order in which policies of both kinds are looked at: what is common to them, then what they do. */
abstract sealed class PolicyValidation implements ObjectValidation
        permits MutatingPolicyValidation, ValidatingPolicyValidation {
    static final FieldPath SPEC = FieldPath.of("spec");

    @Override
    public final List<FieldError> validate(KubeObject policy) {
        return validate(policy, true);
    }

    /** Match conditions that stay as they are may be what newer rules would refuse. */
    @Override
    public final List<FieldError> validateUpdate(KubeObject policy, KubeObject old) {
        return validate(policy, !PolicyRules.sameConditions(policy, old));
    }

    private List<FieldError> validate(KubeObject policy, boolean conditions) {
        FieldErrors errors = new FieldErrors();
        ExpressionCompiler compiler =
                PolicyRules.validateCommon(policy.at("spec"), conditions, mutates(), SPEC, errors);
        validateActions(policy, compiler, errors);
        return errors.list();
    }

    abstract boolean mutates();

    /** @param compiler knows the policy's variables */
    abstract void validateActions(KubeObject policy, ExpressionCompiler compiler, FieldErrors errors);
}
