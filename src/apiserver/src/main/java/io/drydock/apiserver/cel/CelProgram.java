package io.drydock.apiserver.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.types.CelType;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.drydock.apiserver.cel.CostBudget.OutOfBudgetException;
import io.drydock.apiserver.cel.estimate.WorstCost;
import io.drydock.apiserver.cel.types.DeclaredType;
import java.util.Map;
import java.util.Optional;

/**
 * An expression, ready to run. Immutable, and good for any number of threads.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/cel/compile.go: CompilationResult (1.36)"
 */
public final class CelProgram {
    private final String expression;
    private final CelRuntime.Program program;
    private final CelAbstractSyntaxTree tree;

    CelProgram(String expression, CelRuntime.Program program, CelAbstractSyntaxTree tree) {
        this.expression = expression;
        this.program = program;
        this.tree = tree;
    }

    public String expression() {
        return expression;
    }

    public CelType resultType() {
        return tree.getResultType();
    }

    /** Whether the expression names a variable. */
    public boolean uses(String variable) {
        return tree.getReferenceMap().values().stream()
                .anyMatch(reference -> reference.name().equals(variable));
    }

    /**
     * What one run costs at most, in the units of {@link CelLimits}.
     *
     * @param root the type of the variables whose sizes are limited
     */
    public long worstCost(DeclaredType root) {
        return WorstCost.of(tree, root);
    }

    /**
     * Runs the expression.
     *
     * @param variables by their names; nulls are {@code NullValue}
     * @param budget which pays for what the run costs, if it fails as well
     * @return a Boolean, Long, String, List, Map, …; {@code NullValue} for null, and {@code Optional} for optionals
     * @throws CelRuntimeException when the expression fails, or costs more than one run may
     * @throws OutOfBudgetException when the budget is spent; nothing more should be evaluated within it
     */
    public Object evaluate(Map<String, Object> variables, CostBudget budget)
            throws CelRuntimeException, OutOfBudgetException {
        CostTracker tracker = new CostTracker();
        try {
            Object result = program.trace(name -> Optional.ofNullable(variables.get(name)), tracker);
            if (tracker.exceeded()) {
                throw new CelRuntimeException(CostTracker.EXCEEDED);
            }
            return result == null ? NullValue.NULL_VALUE : result;
        } catch (CelEvaluationException e) {
            throw new CelRuntimeException(tracker.exceeded() ? CostTracker.EXCEEDED : RuntimeErrors.message(e));
        } finally {
            budget.spend(tracker.cost());
        }
    }
}
