package io.drydock.apiextensions.rules;

import dev.cel.common.types.CelType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import io.drydock.apiserver.cel.CelCompilationException;
import io.drydock.apiserver.cel.CelEnvironment;
import io.drydock.apiserver.cel.CelProgram;
import io.drydock.apiserver.cel.CelVariable;
import io.drydock.apiserver.cel.types.DeclaredType;
import io.drydock.apiserver.cel.types.SchemaTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Compiles the rules of one level of a structural schema, where {@code self} has the type that the schema describes.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/compilation.go: Compile (1.36)"
 */
public final class RuleCompiler {
    private static final List<CelType> ANY = List.of(SimpleType.DYN);

    private final DeclaredType self;
    private final CelEnvironment environment;
    private final CelEnvironment optionalEnvironment;

    private RuleCompiler(DeclaredType self) {
        this.self = self;
        this.environment = environment(self.celType());
        this.optionalEnvironment = environment(OptionalType.create(self.celType()));
    }

    private CelEnvironment environment(CelType oldSelf) {
        List<CelVariable> variables =
                List.of(new CelVariable("self", self.celType()), new CelVariable(CompiledRule.OLD_SELF, oldSelf));
        return CelEnvironment.base().with(variables, self.structs());
    }

    /**
     * @param isResource whether the schema is of a resource, which has kind, version and names
     * @param typeName what types of objects are called in messages; best one that nobody can rely on
     * @return in the order of the schema's rules; absent when expressions cannot see values of this schema
     */
    public static Optional<List<CompiledRule>> compile(JsonNode schema, boolean isResource, String typeName) {
        return SchemaTypes.of(schema, isResource, typeName).map(self -> {
            RuleCompiler compiler = new RuleCompiler(self);
            List<CompiledRule> compiled = new ArrayList<>();
            schema.path("x-kubernetes-validations").forEach(rule -> compiled.add(compiler.compile(rule)));
            return compiled;
        });
    }

    private CompiledRule compile(JsonNode rule) {
        String expression = rule.path("rule").asString("");
        if (expression.isBlank()) {
            return CompiledRule.empty(rule);
        }
        boolean optional = rule.path("optionalOldSelf").asBoolean(false);
        CelEnvironment known = optional ? optionalEnvironment : environment;
        CelProgram program;
        try {
            program = known.compile(expression, ANY);
        } catch (CelCompilationException wrong) {
            return CompiledRule.wrong(rule, wrong.getMessage());
        }
        if (!program.resultType().equals(SimpleType.BOOL)) {
            return CompiledRule.wrong(rule, "cel expression must evaluate to a bool");
        }
        long cost = program.worstCost(self);
        long runs = SchemaTypes.MAX_REQUEST_BYTES / (self.minSerializedSize() + 1);
        Optional<CelProgram> message = Optional.empty();
        Optional<String> messageError = Optional.empty();
        String messageExpression = rule.path("messageExpression").asString("");
        if (!messageExpression.isEmpty()) {
            try {
                message = Optional.of(known.compile(messageExpression, ANY));
                if (!message.get().resultType().equals(SimpleType.STRING)) {
                    message = Optional.empty();
                    messageError = Optional.of("messageExpression must evaluate to a string");
                }
            } catch (CelCompilationException wrong) {
                messageError = Optional.of("messageExpression " + wrong.getMessage());
            }
        }
        long messageCost = message.map(made -> made.worstCost(self)).orElse(0L);
        return new CompiledRule(
                rule, Optional.of(program), Optional.empty(), message, messageError, cost, messageCost, runs);
    }
}
