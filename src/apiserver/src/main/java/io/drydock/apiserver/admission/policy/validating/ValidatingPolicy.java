package io.drydock.apiserver.admission.policy.validating;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.cel.CompiledExpression;
import io.drydock.apiserver.admission.cel.ExpressionCompiler;
import io.drydock.apiserver.admission.cel.MatchConditions;
import io.drydock.apiserver.admission.matching.MatchCriteria;
import io.drydock.apiserver.admission.policy.ParamKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A policy with its expressions compiled.
 *
 * @param failsClosed whether what cannot be evaluated refuses the write
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/validating/plugin.go: compilePolicy (1.36)"
 */
record ValidatingPolicy(
        String name,
        boolean failsClosed,
        Optional<ParamKind> paramKind,
        MatchCriteria criteria,
        MatchConditions conditions,
        Map<String, CompiledExpression> variables,
        List<Validation> validations,
        List<AuditAnnotation> annotations) {

    static ValidatingPolicy of(KubeObject policy) {
        Optional<ParamKind> paramKind = ParamKind.of(policy.at("spec", "paramKind"));
        ExpressionCompiler compiler = ExpressionCompiler.withVariables(paramKind.isPresent());
        Map<String, CompiledExpression> variables = new LinkedHashMap<>();
        policy.at("spec", "variables").forEach(variable -> {
            String name = variable.path("name").asString("");
            variables.put(
                    name,
                    CompiledExpression.ofVariable(
                            compiler, name, variable.path("expression").asString("")));
        });
        List<Validation> validations = new ArrayList<>();
        policy.at("spec", "validations").forEach(tree -> validations.add(Validation.of(tree, compiler)));
        List<AuditAnnotation> annotations = new ArrayList<>();
        policy.at("spec", "auditAnnotations").forEach(tree -> annotations.add(AuditAnnotation.of(tree, compiler)));
        return new ValidatingPolicy(
                policy.name(),
                !policy.at("spec", "failurePolicy").asString("").equals("Ignore"),
                paramKind,
                MatchCriteria.ofPolicy(policy.at("spec", "matchConstraints")),
                MatchConditions.of(policy.at("spec", "matchConditions"), compiler, variables),
                variables,
                List.copyOf(validations),
                List.copyOf(annotations));
    }
}
