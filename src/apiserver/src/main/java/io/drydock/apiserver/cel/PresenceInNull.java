package io.drydock.apiserver.cel;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.values.NullValue;
import dev.cel.compiler.CelCompiler;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.Optional;
import java.util.Set;

/**
 * Lets {@code has(oldObject.field)} be false where there is no old object; the runtime by itself would fail there. The
 * program that runs is made from the expression with a test for null before each such question.
 *
 * @see "Go: github.com/google/cel-go/interpreter/attributes.go: refQualify"
 */
final class PresenceInNull {
    /** The variables of admission that may be null. */
    private static final Set<String> NULLABLE = Set.of("object", "oldObject", "params", "namespaceObject");

    private static final CelMacro HAS = CelMacro.newGlobalMacro("has", 1, PresenceInNull::expand);

    private PresenceInNull() {}

    /** @param checked what the expression is when it is taken by its word */
    static CelAbstractSyntaxTree runnable(String expression, CelAbstractSyntaxTree checked, CelCompiler compiler) {
        if (!expression.contains("has") || NULLABLE.stream().noneMatch(expression::contains)) {
            return checked;
        }
        CelCompiler careful = compiler.toCompilerBuilder()
                .setStandardMacros(Sets.difference(CelStandardMacro.STANDARD_MACROS, Set.of(CelStandardMacro.HAS)))
                .addMacros(HAS)
                .build();
        try {
            CelValidationResult result = careful.compile(expression);
            return result.hasError() ? checked : result.getAst();
        } catch (CelValidationException unexpected) {
            return checked;
        }
    }

    private static Optional<CelExpr> expand(
            CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments) {
        CelExpr asked = arguments.getFirst();
        if (asked.exprKind().getKind() != Kind.SELECT) {
            return Optional.empty();
        }
        CelExpr operand = asked.select().operand();
        CelExpr test = factory.newSelect(operand, asked.select().field(), true);
        boolean nullable = operand.exprKind().getKind() == Kind.IDENT
                && NULLABLE.contains(operand.ident().name());
        return Optional.of(
                nullable
                        ? factory.newGlobalCall(
                                "_?_:_",
                                factory.newGlobalCall(
                                        "_==_",
                                        factory.copy(operand),
                                        factory.newConstant(CelConstant.ofValue(NullValue.NULL_VALUE))),
                                factory.newBoolLiteral(false),
                                test)
                        : test);
    }
}
