package io.drydock.apiserver.admission.policy.validating;

import io.drydock.apiserver.admission.cel.AdmissionVariables;
import io.drydock.apiserver.admission.cel.CompiledConditions.Result;
import io.drydock.apiserver.cel.CelLimits;
import io.drydock.apiserver.cel.CelRuntimeException;
import io.drydock.apiserver.cel.CostBudget;
import io.drydock.apiserver.cel.CostBudget.OutOfBudgetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a policy finds about one write with one parameter.
 *
 * @param decisions against the write, in the order of the validations
 * @param annotations for its audit event
 * @param annotationErrors of a policy that fails closed, each of which refuses the write whatever its binding says
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/validating/validator.go: validator.Validate (1.36)"
 */
record PolicyEvaluation(
        List<PolicyDecision> decisions, Map<String, String> annotations, List<PolicyDecision> annotationErrors) {
    private static final PolicyEvaluation NOTHING = new PolicyEvaluation(List.of(), Map.of(), List.of());

    static PolicyEvaluation of(ValidatingPolicy policy, AdmissionVariables withoutNamespace, AdmissionVariables write) {
        if (!policy.definition().conditions().isEmpty()) {
            switch (policy.definition().conditions().evaluate(withoutNamespace)) {
                case Result.Matches matches -> {}
                case Result.Excluded excluded -> {
                    return NOTHING;
                }
                case Result.Failed failed -> {
                    return failure(policy, failed.message());
                }
            }
        }
        List<PolicyDecision> decisions;
        try {
            decisions = validate(policy, write);
        } catch (OutOfBudgetException e) {
            return failure(policy, String.valueOf(e.getMessage()));
        }
        return annotate(policy, write, decisions);
    }

    private static PolicyEvaluation failure(ValidatingPolicy policy, String message) {
        return policy.failsClosed()
                ? new PolicyEvaluation(List.of(PolicyDecision.error(message, 0)), Map.of(), List.of())
                : NOTHING;
    }

    private static List<PolicyDecision> validate(ValidatingPolicy policy, AdmissionVariables write)
            throws OutOfBudgetException {
        CostBudget budget = new CostBudget(CelLimits.RUNTIME_BUDGET);
        AdmissionVariables all = write.withVariables(policy.definition().variables(), budget);
        List<Outcome> outcomes = new ArrayList<>();
        for (Validation validation : policy.validations()) {
            outcomes.add(Outcome.of(validation, all, budget));
        }
        List<PolicyDecision> decisions = new ArrayList<>();
        try {
            List<Optional<String>> messages = new ArrayList<>();
            for (Validation validation : policy.validations()) {
                messages.add(validation.evaluateMessage(all, budget));
            }
            for (int i = 0; i < outcomes.size(); i++) {
                outcomes.get(i).decide(policy, messages.get(i), i).ifPresent(decisions::add);
            }
        } catch (OutOfBudgetException e) {
            // Messages are paid for together: when they cost too much, none of the validations is trusted.
            for (int i = 0; i < outcomes.size(); i++) {
                outcomes.get(i).withoutMessage(policy, e, i).ifPresent(decisions::add);
            }
        }
        return decisions;
    }

    /** @param error why the validation could not be evaluated; empty when it could */
    private record Outcome(Validation validation, boolean holds, String error) {

        static Outcome of(Validation validation, AdmissionVariables write, CostBudget budget)
                throws OutOfBudgetException {
            try {
                return new Outcome(
                        validation,
                        validation.expression().evaluate(write, budget).equals(true),
                        "");
            } catch (CelRuntimeException e) {
                return new Outcome(validation, false, String.valueOf(e.getMessage()));
            }
        }

        Optional<PolicyDecision> decide(ValidatingPolicy policy, Optional<String> message, int index) {
            if (!error.isEmpty()) {
                return unless(!policy.failsClosed(), PolicyDecision.error(error, index));
            }
            return unless(
                    holds,
                    new PolicyDecision(message.orElseGet(validation::fallbackMessage), validation.reason(), index));
        }

        Optional<PolicyDecision> withoutMessage(ValidatingPolicy policy, OutOfBudgetException failure, int index) {
            String problem = error.isEmpty() ? "failed messageExpression: " + failure.getMessage() : error;
            return unless(!policy.failsClosed(), PolicyDecision.error(problem, index));
        }

        private static Optional<PolicyDecision> unless(boolean admitted, PolicyDecision decision) {
            return admitted ? Optional.empty() : Optional.of(decision);
        }
    }

    private static PolicyEvaluation annotate(
            ValidatingPolicy policy, AdmissionVariables write, List<PolicyDecision> decisions) {
        CostBudget budget = new CostBudget(CelLimits.RUNTIME_BUDGET);
        AdmissionVariables all = write.withVariables(policy.definition().variables(), budget);
        Map<String, String> annotations = new TreeMap<>();
        List<PolicyDecision> errors = new ArrayList<>();
        for (AuditAnnotation annotation : policy.annotations()) {
            try {
                annotation.evaluate(all, budget).ifPresent(value -> annotations.put(annotation.key(), value));
            } catch (CelRuntimeException e) {
                if (policy.failsClosed()) {
                    errors.add(PolicyDecision.error(String.valueOf(e.getMessage()), 0));
                }
            } catch (OutOfBudgetException e) {
                return failure(policy, String.valueOf(e.getMessage()));
            }
        }
        return new PolicyEvaluation(decisions, annotations, errors);
    }
}
