package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.status.StatusException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is done about fields that a body should not have, or has twice.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/rest.go: fieldValidation (1.36)"
 */
enum FieldValidation {
    IGNORE,
    WARN,
    STRICT;

    private static final String YAML_PROBLEMS = "yaml: unmarshal errors:\n";

    /** What the request asks for, in releases where it can. */
    static FieldValidation of(RestCall call, ObjectNode options) {
        if (!call.endpoint().settings().hasFieldValidation()) {
            return IGNORE;
        }
        return switch (options.path("fieldValidation").asString("")) {
            case "Ignore" -> IGNORE;
            case "Strict" -> STRICT;
            default -> WARN;
        };
    }

    /** What is wrong with YAML comes in one problem, a line for each key. */
    private static Stream<String> warnings(String problem) {
        return problem.startsWith(YAML_PROBLEMS)
                ? problem.substring(YAML_PROBLEMS.length()).lines().map(String::strip)
                : Stream.of(problem);
    }

    /**
     * Passes over the problems, tells the client of them or refuses what it sent.
     *
     * @param problems such as {@code unknown field "spec.colour"}
     * @param refusal of a body, told what is wrong with it
     */
    void judge(RestCall call, List<String> problems, Function<String, StatusException> refusal) {
        switch (this) {
            case IGNORE -> {}
            case WARN -> problems.stream().flatMap(FieldValidation::warnings).forEach(call::warn);
            case STRICT -> {
                if (!problems.isEmpty()) {
                    throw refusal.apply("strict decoding error: " + String.join(", ", problems));
                }
            }
        }
    }
}
