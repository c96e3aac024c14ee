package io.drydock.apiserver.admission.policy.validating;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.cel.ExpressionCompiler;
import io.drydock.apiserver.admission.policy.PolicyDefinition;
import io.drydock.apiserver.admission.policy.PolicySource;
import java.util.ArrayList;
import java.util.List;

/**
 * A policy with its expressions compiled.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/validating/plugin.go: compilePolicy (1.36)"
 */
record ValidatingPolicy(PolicyDefinition definition, List<Validation> validations, List<AuditAnnotation> annotations)
        implements PolicySource.Policy {

    static ValidatingPolicy of(KubeObject policy) {
        ExpressionCompiler compiler = PolicyDefinition.compiler(policy);
        PolicyDefinition definition = PolicyDefinition.of(policy, compiler);
        List<Validation> validations = new ArrayList<>();
        policy.at("spec", "validations").forEach(tree -> validations.add(Validation.of(tree, compiler)));
        List<AuditAnnotation> annotations = new ArrayList<>();
        policy.at("spec", "auditAnnotations").forEach(tree -> annotations.add(AuditAnnotation.of(tree, compiler)));
        return new ValidatingPolicy(definition, List.copyOf(validations), List.copyOf(annotations));
    }

    boolean failsClosed() {
        return definition.failsClosed();
    }
}
