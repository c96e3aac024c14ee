package io.drydock.apiextensions.validation;

import io.drydock.apiextensions.rules.CompiledRule;
import io.drydock.apiextensions.rules.RuleCompiler;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ShownValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the expressions of a level's rules mean: whether they compile, what they cost, and whether they compare with
 * values that can be found again after a change.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go:
 *     ValidateCustomResourceDefinitionOpenAPISchema (1.36)"
 */
final class RuleExpressions {
    private static final String NO_TYPE =
            "internal error: failed to construct type information for x-kubernetes-validations rules: unable to convert"
                    + " structural schema to CEL declarations";

    private final RuleScope scope;
    private final Optional<FieldPath> uncorrelated;
    private final boolean unlimited;
    private final List<FieldError> errors = new ArrayList<>();

    private RuleExpressions(RuleScope scope, Optional<FieldPath> uncorrelated, boolean unlimited) {
        this.scope = scope;
        this.uncorrelated = uncorrelated;
        this.unlimited = unlimited;
    }

    /**
     * @param uncorrelated the outermost list or map around this level whose values are not found again after a change
     * @param unlimited whether a single expression may cost what it will
     */
    static List<FieldError> validate(
            RuleScope scope, Optional<FieldPath> uncorrelated, boolean unlimited, FieldPath path) {
        RuleExpressions validation = new RuleExpressions(scope, uncorrelated, unlimited);
        FieldPath at = path.child("x-kubernetes-validations");
        // Authors shall not rely on the name of the type, so that it is never the same.
        Optional<List<CompiledRule>> rules = RuleCompiler.compile(
                scope.schema(), scope.isResource(), "selfType" + System.nanoTime() % 1_000_000_000);
        if (rules.isEmpty()) {
            return List.of(FieldError.internal(at, NO_TYPE));
        }
        for (int i = 0; i < rules.get().size(); i++) {
            validation.rule(rules.get().get(i), at.index(i));
        }
        return validation.errors;
    }

    private void rule(CompiledRule rule, FieldPath path) {
        FieldPath rulePath = path.child("rule");
        long runs = scope.most().orElse(rule.mostRuns());
        long cost = RuleCosts.product(rule.worstCost(), runs);
        cost("estimated rule cost", cost, rulePath);
        rule.error().ifPresent(problem -> errors.add(FieldError.invalid(rulePath, shown(rule), problem)));
        FieldPath messagePath = path.child("messageExpression");
        rule.messageError().ifPresent(problem -> errors.add(FieldError.invalid(messagePath, shown(rule), problem)));
        if (rule.message().isPresent()) {
            cost("estimated messageExpression cost", rule.worstMessageCost(), messagePath);
        }
        JsonNode optional = rule.rule().path("optionalOldSelf");
        if (rule.usesOldSelf()) {
            uncorrelated.ifPresent(outer -> errors.add(FieldError.invalid(
                    rulePath,
                    rule.rule().path("rule").asString(""),
                    "oldSelf cannot be used on the uncorrelatable portion of the schema within " + outer)));
        } else if (optional.isBoolean()) {
            errors.add(FieldError.invalid(
                    path.child("optionalOldSelf"),
                    optional.booleanValue(),
                    "may not be set if oldSelf is not used in rule"));
        }
    }

    private void cost(String what, long cost, FieldPath path) {
        if (!unlimited) {
            RuleCosts.tooMuch(what, cost, path).ifPresent(errors::add);
        }
        scope.costs().observe(path, cost);
    }

    private static ShownValue shown(CompiledRule rule) {
        return ShownValue.same(InternalSchemaJson.text(InternalSchemaJson.ofRule(rule.rule())));
    }
}
