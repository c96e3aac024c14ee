package io.drydock.apiextensions.rules;

import io.drydock.apiserver.cel.CelProgram;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One of {@code x-kubernetes-validations}, as far as it could be compiled.
 *
 * @param rule as the schema has it
 * @param program absent when the rule is empty or wrong
 * @param error what is wrong with the rule, for its author
 * @param message makes the message for values that break the rule
 * @param messageError what is wrong with that
 * @param worstCost of one run of the rule, and {@code worstMessageCost} of one of the message
 * @param mostRuns how many values in one request the rule could be asked about
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/compilation.go: CompilationResult (1.36)"
 */
public record CompiledRule(
        JsonNode rule,
        Optional<CelProgram> program,
        Optional<String> error,
        Optional<CelProgram> message,
        Optional<String> messageError,
        long worstCost,
        long worstMessageCost,
        long mostRuns) {
    static final String OLD_SELF = "oldSelf";

    /** Whether the rule compares a value with the one it had before. */
    public boolean usesOldSelf() {
        return program.map(compiled -> compiled.uses(OLD_SELF)).orElse(false);
    }

    static CompiledRule empty(JsonNode rule) {
        return new CompiledRule(rule, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, 0);
    }

    static CompiledRule wrong(JsonNode rule, String error) {
        return new CompiledRule(
                rule, Optional.empty(), Optional.of(error), Optional.empty(), Optional.empty(), 0, 0, 0);
    }
}
