package io.drydock.apiserver.admission.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.drydock.apiserver.admission.cel.ExpressionCompiler.Authorization;
import io.drydock.apiserver.cel.CelCompilationException;
import io.drydock.apiserver.cel.CelProgram;
import io.drydock.apiserver.cel.CelRuntimeException;
import io.drydock.apiserver.cel.CostBudget;
import io.drydock.apiserver.cel.CostBudget.OutOfBudgetException;
import java.util.List;
import java.util.Optional;

/**
 * An expression as it was stored. One that does not compile, which an older server may have let in, fails each time it
 * is evaluated.
 *
 * @param program absent when the expression does not compile
 * @param problem why it does not compile; empty when it does
 */
public record CompiledExpression(String expression, Optional<CelProgram> program, String problem) {

    /** @param type that the result must have */
    public static CompiledExpression of(
            ExpressionCompiler compiler, String expression, CelType type, Authorization authorization) {
        return of(compiler, expression, List.of(type), authorization);
    }

    /** @param types of which the result must have one */
    public static CompiledExpression of(
            ExpressionCompiler compiler, String expression, List<CelType> types, Authorization authorization) {
        return of(expression, () -> compiler.compile(expression, types, authorization));
    }

    /** A variable, which those that are compiled after it may use. */
    public static CompiledExpression ofVariable(ExpressionCompiler compiler, String name, String expression) {
        return of(expression, () -> compiler.addVariable(name, expression));
    }

    /** An expression that makes objects. */
    public static CompiledExpression ofConstruction(ExpressionCompiler compiler, String expression, CelType type) {
        return of(expression, () -> compiler.compileConstruction(expression, type));
    }

    /** A condition: true or false, and free to ask the authorizer. */
    static CompiledExpression ofCondition(ExpressionCompiler compiler, String expression) {
        return of(compiler, expression, SimpleType.BOOL, Authorization.ALLOWED);
    }

    private interface Compilation {
        CelProgram run() throws CelCompilationException;
    }

    private static CompiledExpression of(String expression, Compilation compilation) {
        try {
            return new CompiledExpression(expression, Optional.of(compilation.run()), "");
        } catch (CelCompilationException e) {
            return new CompiledExpression(expression, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * @throws CelRuntimeException with a message that names the expression
     * @throws OutOfBudgetException when no further expression may be evaluated
     */
    public Object evaluate(AdmissionVariables variables, CostBudget budget)
            throws CelRuntimeException, OutOfBudgetException {
        if (program.isEmpty()) {
            throw new CelRuntimeException("compilation error: " + problem);
        }
        try {
            return program.get().evaluate(variables.values(), budget);
        } catch (CelRuntimeException e) {
            throw new CelRuntimeException("expression '" + expression + "' resulted in error: " + e.getMessage());
        }
    }
}
