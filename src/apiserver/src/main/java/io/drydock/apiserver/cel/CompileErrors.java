package io.drydock.apiserver.cel;

import com.google.re2j.Pattern;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationResult;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is wrong with an expression, each problem with its place and the line it is in, worded as Go's CEL words it.
 *
 * @see "Go: github.com/google/cel-go/common/error.go: Error.ToDisplayString"
 */
final class CompileErrors {
    private static final List<String> SYNTAX = List.of(
            "mismatched input", "no viable alternative", "extraneous input", "token recognition error", "missing ");
    private static final String UNREADABLE_NUMBER = "For input string: ";
    private static final String UNSUPPORTED = "unsupported syntax ";
    private static final String MISMATCH = "mismatched input";
    private static final String EXPECTING = " expecting {";
    private static final String GOES_ON = "'=='";
    private static final List<String> ENDS = List.of("<EOF>", "')'", "']'", "'}'", "':'");
    private static final String LITERAL = " validation failed. Reason: ";

    /** What the checker says of the fields of a type that it does not know. */
    private static final String FOLLOWS = "Message type resolution failure";

    private static final String CANDIDATES = " (candidates: ";

    private CompileErrors() {}

    static String ofSyntax(CelValidationResult result) {
        return display(result.getErrors(), result.getSource());
    }

    static String ofTypes(CelValidationResult result, String expression) {
        CelSource source =
                CelSource.newBuilder(expression).setDescription("<input>").build();
        return display(result.getErrors(), source);
    }

    private static String display(List<CelIssue> issues, CelSource source) {
        boolean only = issues.size() == 1;
        return issues.stream()
                .filter(issue -> only || !issue.getMessage().startsWith(FOLLOWS))
                .map(issue -> display(issue, source))
                .collect(Collectors.joining("\n"));
    }

    /** In an expression that is empty there is no line to show. */
    private static String display(CelIssue issue, CelSource source) {
        String message = reword(issue.getMessage());
        return source.getContent().isEmpty()
                ? "ERROR: " + source.getDescription() + ":1:0: " + message
                : CelIssue.formatError(issue.getSourceLocation(), message).toDisplayString(source);
    }

    /**
     * Where an expression could go on or end, Go's parser only speaks of the end: of the input, or of the brackets that
     * are open.
     */
    private static String expectation(String message) {
        int expecting = message.indexOf(EXPECTING);
        if (expecting < 0 || !message.startsWith(MISMATCH) || !message.contains(GOES_ON)) {
            return message;
        }
        String expected = message.substring(expecting + EXPECTING.length());
        return ENDS.stream()
                .filter(expected::contains)
                .findFirst()
                .map(end -> message.substring(0, expecting) + " expecting " + end)
                .orElse(message);
    }

    private static String reword(String message) {
        if (SYNTAX.stream().anyMatch(message::startsWith)) {
            return "Syntax error: " + expectation(message.replace("%%", "%"));
        }
        if (message.startsWith(UNREADABLE_NUMBER)) {
            return "invalid int literal";
        }
        if (message.startsWith(UNSUPPORTED)) {
            return message.replaceFirst(UNSUPPORTED, UNSUPPORTED.strip() + ": ");
        }
        int literal = message.indexOf(LITERAL);
        if (literal > 0) {
            String kind = message.substring(0, literal);
            return "invalid " + (kind.equals("Regex") || kind.equals("regex") ? "matches" : kind) + " argument";
        }
        int candidates = message.indexOf(CANDIDATES);
        return types(candidates < 0 ? message : message.substring(0, candidates));
    }

    /** Go's CEL has names of its own for times, and calls open what is not settled yet. */
    private static String types(String message) {
        String named = message.replace("google.protobuf.Duration", "duration")
                .replace("google.protobuf.Timestamp", "timestamp");
        return named.indexOf('%') < 0 ? named : Open.TYPE.matcher(named).replaceAll("dyn");
    }

    /** Compiled for the first message that needs it. */
    private static final class Open {
        static final Pattern TYPE = Pattern.compile("%[a-z]+[0-9]+");
    }
}
