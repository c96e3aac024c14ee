package io.drydock.apiserver.admission.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import io.drydock.apiserver.cel.CelCompilationException;
import io.drydock.apiserver.cel.CelEnvironment;
import io.drydock.apiserver.cel.CelProgram;
import io.drydock.apiserver.cel.CelTypes;
import io.drydock.apiserver.cel.CelVariable;
import io.drydock.apiserver.cel.library.AuthorizerFunctions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles the expressions of one policy or webhook. Variables that are added are known to all that is compiled after.
 * For one thread; nothing of CEL is loaded before the first expression.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/cel/compile.go: compiler.CompileCELExpression (1.36)"
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/cel/composition.go: CompositedCompiler (1.36)"
 */
public final class ExpressionCompiler {
    static final String VARIABLES = "variables";
    private static final String VARIABLES_TYPE = "kubernetes.variables";

    private final boolean params;
    private final boolean composes;
    private final Map<String, CelType> variables = new LinkedHashMap<>();
    private final Map<Authorization, CelEnvironment> environments = new EnumMap<>(Authorization.class);

    /** Whether an expression may ask the authorizer. */
    public enum Authorization {
        ALLOWED,
        NONE
    }

    private ExpressionCompiler(boolean params, boolean composes) {
        this.params = params;
        this.composes = composes;
    }

    /** @param params whether there is {@code params} */
    public static ExpressionCompiler withVariables(boolean params) {
        return new ExpressionCompiler(params, true);
    }

    /** For expressions that stand by themselves, and have no {@code variables}. */
    public static ExpressionCompiler withoutVariables(boolean params) {
        return new ExpressionCompiler(params, false);
    }

    /**
     * Compiles an expression and lets the following ones use it as {@code variables.name}, also when it does not
     * compile.
     */
    public CelProgram addVariable(String name, String expression) throws CelCompilationException {
        CelType type = SimpleType.DYN;
        try {
            CelProgram program = compile(expression, List.of(SimpleType.DYN), Authorization.ALLOWED);
            type = CelTypes.ofVariable(program.resultType());
            return program;
        } finally {
            variables.put(name, type);
            environments.clear();
        }
    }

    /**
     * @param resultTypes of which the expression must have one
     * @throws CelCompilationException with the message for the user
     */
    public CelProgram compile(String expression, List<CelType> resultTypes, Authorization authorization)
            throws CelCompilationException {
        return environments.computeIfAbsent(authorization, this::environment).compile(expression, resultTypes);
    }

    /** As {@link #compile}, for an expression that makes objects and may ask the authorizer. */
    public CelProgram compileConstruction(String expression, CelType resultType) throws CelCompilationException {
        return environments
                .computeIfAbsent(Authorization.ALLOWED, this::environment)
                .constructing(expression)
                .compile(expression, List.of(resultType));
    }

    private CelEnvironment environment(Authorization authorization) {
        List<CelVariable> declared = new ArrayList<>(List.of(
                new CelVariable("object", SimpleType.DYN),
                new CelVariable("oldObject", SimpleType.DYN),
                new CelVariable("namespaceObject", AdmissionTypes.NAMESPACE),
                new CelVariable("request", AdmissionTypes.REQUEST)));
        if (params) {
            declared.add(new CelVariable("params", SimpleType.DYN));
        }
        if (authorization == Authorization.ALLOWED) {
            declared.add(new CelVariable("authorizer", AuthorizerFunctions.AUTHORIZER_TYPE));
            declared.add(new CelVariable("authorizer.requestResource", AuthorizerFunctions.RESOURCE_TYPE));
        }
        CelEnvironment environment = CelEnvironment.base().with(declared, AdmissionTypes.ALL);
        return composes
                ? environment.with(
                        List.of(new CelVariable(VARIABLES, StructTypeReference.create(VARIABLES_TYPE))),
                        List.of(CelTypes.struct(VARIABLES_TYPE, variables)))
                : environment;
    }
}
