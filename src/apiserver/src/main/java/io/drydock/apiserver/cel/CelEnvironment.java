package io.drydock.apiserver.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.validator.CelValidator;
import dev.cel.validator.CelValidatorFactory;
import dev.cel.validator.validators.DurationLiteralValidator;
import dev.cel.validator.validators.HomogeneousLiteralValidator;
import dev.cel.validator.validators.RegexLiteralValidator;
import dev.cel.validator.validators.TimestampLiteralValidator;
import io.drydock.apiserver.cel.library.Functions;
import io.drydock.apiserver.cel.values.ConstructedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What expressions may say: the language with the libraries that Kubernetes 1.36 gives it, and the variables of one use.
 * The first use of the base takes about half a second of one core; to extend it costs milliseconds. Immutable.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/cel/environment/base.go: MustBaseEnvSet (1.36)"
 */
public final class CelEnvironment {
    // Without the names in back quotes, which Go's does not know.
    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .enableQuotedIdentifierSyntax(false)
            .comprehensionMaxIterations((int) CelLimits.PER_CALL)
            .build();
    private static final CelStringExtensions STRINGS = CelExtensions.strings(
            CelStringExtensions.Function.CHAR_AT,
            CelStringExtensions.Function.JOIN,
            CelStringExtensions.Function.LOWER_ASCII,
            CelStringExtensions.Function.QUOTE,
            CelStringExtensions.Function.REPLACE,
            CelStringExtensions.Function.SPLIT,
            CelStringExtensions.Function.SUBSTRING,
            CelStringExtensions.Function.TRIM,
            CelStringExtensions.Function.UPPER_ASCII);
    private static final int LISTS_VERSION = 2;

    private final CelCompiler compiler;
    private final CelRuntime runtime;
    private final CelValidator literals;
    private final List<StructType> types;

    private CelEnvironment(CelCompiler compiler, CelRuntime runtime, List<StructType> types) {
        this.compiler = compiler;
        this.runtime = runtime;
        this.types = types;
        this.literals = CelValidatorFactory.standardCelValidatorBuilder(compiler, runtime)
                .addAstValidators(
                        DurationLiteralValidator.INSTANCE,
                        TimestampLiteralValidator.INSTANCE,
                        RegexLiteralValidator.INSTANCE,
                        HomogeneousLiteralValidator.newInstance("format"))
                .build();
    }

    /** Made when somebody first asks for it. */
    private static final class Base {
        static final CelEnvironment ENVIRONMENT = create();
    }

    /** The language and its libraries, without variables. */
    public static CelEnvironment base() {
        return Base.ENVIRONMENT;
    }

    private static CelEnvironment create() {
        Functions functions = Functions.all();
        CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addLibraries(
                        CelExtensions.optional(),
                        STRINGS,
                        CelExtensions.sets(OPTIONS),
                        CelExtensions.lists(LISTS_VERSION),
                        CelExtensions.comprehensions())
                .addFunctionDeclarations(functions.declarations())
                .build();
        CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS)
                .addLibraries(
                        CelExtensions.optional(),
                        STRINGS,
                        CelExtensions.sets(OPTIONS),
                        CelExtensions.lists(LISTS_VERSION),
                        CelExtensions.comprehensions())
                .setValueProvider(ConstructedObject.provider())
                .addFunctionBindings(functions.bindings())
                .addFunctionBindings(Functions.forPatches().bindings())
                .build();
        return new CelEnvironment(compiler, runtime, List.of());
    }

    /**
     * This one, with more variables.
     *
     * @param newTypes those that the types of the variables name; one of a known name takes its place
     */
    public CelEnvironment with(List<CelVariable> variables, List<StructType> newTypes) {
        List<StructType> all = new ArrayList<>(types);
        all.addAll(newTypes);
        var builder = compiler.toCompilerBuilder().setTypeProvider(new CelTypes(all));
        variables.forEach(variable -> builder.addVar(variable.name(), variable.type()));
        return new CelEnvironment(builder.build(), runtime, List.copyOf(all));
    }

    /** This one, in whose expressions {@code cel.bind} gives names to what they use more than once. */
    public CelEnvironment withBindings() {
        CelCompiler binding = compiler.toCompilerBuilder()
                .addLibraries(CelExtensions.bindings())
                .build();
        return new CelEnvironment(binding, runtime, types);
    }

    /** This one, for an expression that makes objects: with the types it makes them of. */
    public CelEnvironment constructing(String expression) {
        CelValidationResult parsed = compiler.parse(expression);
        if (parsed.hasError()) {
            return this;
        }
        try {
            CelEnvironment typed = with(List.of(), ConstructedTypes.of(parsed.getAst()));
            return new CelEnvironment(
                    typed.compiler
                            .toCompilerBuilder()
                            .addFunctionDeclarations(Functions.forPatches().declarations())
                            .build(),
                    runtime,
                    typed.types);
        } catch (CelValidationException unparsed) {
            return this;
        }
    }

    /**
     * @param resultTypes of which the expression must have one; with {@code dyn} among them it may have any
     * @throws CelCompilationException with the message for the user
     */
    public CelProgram compile(String expression, List<CelType> resultTypes) throws CelCompilationException {
        CelAbstractSyntaxTree tree = check(expression);
        CelType type = tree.getResultType();
        if (resultTypes.stream().noneMatch(wanted -> wanted == SimpleType.DYN || isSame(wanted, type))) {
            throw new CelCompilationException(wrongType(resultTypes, type));
        }
        try {
            CelAbstractSyntaxTree runnable = PresenceInNull.runnable(expression, tree, compiler);
            return new CelProgram(expression, runtime.createProgram(runnable), tree);
        } catch (CelEvaluationException e) {
            throw new CelCompilationException("program instantiation failed: " + e.getMessage());
        }
    }

    private static boolean isSame(CelType one, CelType other) {
        return CelTypes.format(one).equals(CelTypes.format(other));
    }

    private CelAbstractSyntaxTree check(String expression) throws CelCompilationException {
        CelValidationResult parsed = compiler.parse(expression);
        if (parsed.hasError()) {
            throw new CelCompilationException("compilation failed: " + CompileErrors.ofSyntax(parsed));
        }
        try {
            CelValidationResult checked = compiler.check(parsed.getAst());
            if (checked.hasError()) {
                throw new CelCompilationException("compilation failed: " + CompileErrors.ofTypes(checked, expression));
            }
            CelValidationResult validated = literals.validate(checked.getAst());
            if (validated.hasError()) {
                throw new CelCompilationException(
                        "compilation failed: " + CompileErrors.ofTypes(validated, expression));
            }
            return validated.getAst();
        } catch (CelValidationException e) {
            throw new CelCompilationException("compilation failed: " + e.getMessage());
        }
    }

    private static String wrongType(List<CelType> wanted, CelType found) {
        if (wanted.size() == 1) {
            return "must evaluate to " + CelTypes.format(wanted.getFirst()) + " but got " + CelTypes.format(found);
        }
        String all = wanted.stream().map(CelTypes::format).collect(Collectors.joining(" ", "[", "]"));
        return "must evaluate to one of " + all + " but got " + CelTypes.format(found);
    }
}
