package io.drydock.apiserver.admission.cel;

import io.drydock.apiserver.cel.CelLimits;
import io.drydock.apiserver.cel.CelRuntimeException;
import io.drydock.apiserver.cel.CostBudget;
import io.drydock.apiserver.cel.CostBudget.OutOfBudgetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The {@code matchConditions} of a webhook or policy: a write that matches its rules is shown to it only if all of them
 * are true.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/matchconditions/matcher.go: matcher.Match (1.36)"
 */
public record CompiledConditions(List<Condition> conditions, Map<String, CompiledExpression> variables) {

    public CompiledConditions {
        conditions = List.copyOf(conditions);
        variables = Map.copyOf(variables);
    }

    /** @param name by which failures tell it apart */
    public record Condition(String name, CompiledExpression expression) {}

    /** What the conditions say about a write. */
    public sealed interface Result {
        /** All are true. */
        record Matches() implements Result {}

        /** @param condition the name of one that is false, which counts more than those that fail */
        record Excluded(String condition) implements Result {}

        /** @param message of those that could not be evaluated */
        record Failed(String message) implements Result {}
    }

    /** Those of a webhook, which has no variables. */
    public static CompiledConditions of(JsonNode tree) {
        return of(tree, ExpressionCompiler.withoutVariables(false), Map.of());
    }

    /** Those of a policy. Where there are none, nothing of CEL is loaded. */
    public static CompiledConditions of(
            JsonNode tree, ExpressionCompiler compiler, Map<String, CompiledExpression> variables) {
        List<Condition> conditions = new ArrayList<>();
        tree.forEach(condition -> conditions.add(new Condition(
                condition.path("name").asString(""),
                CompiledExpression.ofCondition(
                        compiler, condition.path("expression").asString("")))));
        return new CompiledConditions(conditions, variables);
    }

    public boolean isEmpty() {
        return conditions.isEmpty();
    }

    /** Evaluates all of them, even those after one that is false: a budget that is spent is always told. */
    public Result evaluate(AdmissionVariables write) {
        CostBudget budget = new CostBudget(CelLimits.MATCH_CONDITIONS_BUDGET);
        AdmissionVariables all = write.withVariables(variables, budget);
        List<String> failures = new ArrayList<>();
        String excluding = "";
        for (Condition condition : conditions) {
            try {
                Object result = condition.expression().evaluate(all, budget);
                if (excluding.isEmpty() && result.equals(false)) {
                    excluding = condition.name();
                }
            } catch (CelRuntimeException e) {
                failures.add(String.valueOf(e.getMessage()));
            } catch (OutOfBudgetException e) {
                return new Result.Failed(String.valueOf(e.getMessage()));
            }
        }
        if (!excluding.isEmpty()) {
            return new Result.Excluded(excluding);
        }
        return failures.isEmpty() ? new Result.Matches() : new Result.Failed(aggregate(failures));
    }

    /** @see "Go: staging/src/k8s.io/apimachinery/pkg/util/errors/errors.go: aggregate.Error" */
    private static String aggregate(List<String> messages) {
        List<String> distinct = messages.stream().distinct().toList();
        return distinct.size() == 1 ? distinct.getFirst() : "[" + String.join(", ", distinct) + "]";
    }
}
