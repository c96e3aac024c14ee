package io.drydock.apiserver.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationListener;
import io.drydock.apiserver.cel.library.FunctionException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what a run costs as its parts are evaluated, and ends it when it costs more than one run may. An expression
 * may catch the end ({@code … || true}), but not go on: its next part ends it again.
 *
 * @see "Go: github.com/google/cel-go/interpreter/runtimecost.go: CostTracker"
 */
final class CostTracker implements CelEvaluationListener {
    static final String EXCEEDED = "operation cancelled: actual cost limit exceeded";

    private static final int LIST_COST = 10;
    private static final int MAP_COST = 30;
    private static final int STRUCT_COST = 40;

    /** The latest value of every part, which are the arguments of the call that is evaluated next. */
    private final Map<Long, Object> values = new HashMap<>();

    private long cost;
    private long last;

    long cost() {
        return cost;
    }

    boolean exceeded() {
        return cost > CelLimits.PER_CALL;
    }

    @Override
    public void callback(CelExpr expression, Object result) {
        // The test for a field is told of twice: as the path, and as the test.
        if (expression.id() != last || expression.exprKind().getKind() != CelExpr.ExprKind.Kind.SELECT) {
            cost += cost(expression, result);
        }
        last = expression.id();
        if (cost < 0) {
            cost = Long.MAX_VALUE;
        }
        if (exceeded()) {
            throw new FunctionException(EXCEEDED);
        }
        values.put(expression.id(), result);
    }

    private long cost(CelExpr expression, Object result) {
        return switch (expression.exprKind().getKind()) {
            case IDENT, SELECT -> pathCost(expression);
            case CALL -> callCost(expression.call(), result);
            case LIST -> LIST_COST;
            case MAP -> MAP_COST;
            case STRUCT -> STRUCT_COST;
            case CONSTANT, COMPREHENSION, NOT_SET -> 0;
        };
    }

    /**
     * A whole path such as {@code object.spec.replicas} is one part; each of its names costs one. To ask whether there
     * is a field costs nothing but the way there.
     */
    private static long pathCost(CelExpr expression) {
        CelExpr part = expression;
        long names = 0;
        while (part.exprKind().getKind() == CelExpr.ExprKind.Kind.SELECT) {
            names += part.select().testOnly() ? 0 : 1;
            part = part.select().operand();
        }
        return part.exprKind().getKind() == CelExpr.ExprKind.Kind.IDENT ? names + 1 : names;
    }

    private long callCost(CelExpr.CelCall call, Object result) {
        List<Object> arguments = new ArrayList<>(call.args().size() + 1);
        call.target().ifPresent(target -> arguments.add(value(target)));
        call.args().forEach(argument -> arguments.add(value(argument)));
        return CallCosts.of(call.function(), arguments, result);
    }

    /** A constant is never told of when the planner has folded it into the call. */
    private Object value(CelExpr argument) {
        Object value = values.get(argument.id());
        if (value == null && argument.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
            return switch (argument.constant().getKind()) {
                case STRING_VALUE -> argument.constant().stringValue();
                case BYTES_VALUE -> argument.constant().bytesValue();
                default -> 1L;
            };
        }
        return value == null ? 1L : value;
    }
}
