package io.drydock.apimachinery.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ScannerException;

/**
 * Words a syntax error as the real server's parser does, which counts lines from zero when its grammar fails and from
 * one when its scanner does, and takes the end of the text for a line of its own.
 *
 * @see "Go: gopkg.in/yaml.v2/decode.go: parser.fail"
 */
final class YamlProblem {
    static final String BAD_ESCAPE = "found invalid Unicode character escape code";

    private static final List<Map.Entry<String, String>> WORDINGS = List.of(
            Map.entry("expected the node content", "did not find expected node content"),
            Map.entry("expected ',' or ']'", "did not find expected ',' or ']'"),
            Map.entry("expected ',' or '}'", "did not find expected ',' or '}'"),
            Map.entry("expected '<document start>'", "did not find expected <document start>"),
            Map.entry("mapping values are not allowed here", "mapping values are not allowed in this context"),
            Map.entry(
                    "sequence entries are not allowed here", "block sequence entries are not allowed in this context"),
            Map.entry("mapping keys are not allowed here", "mapping keys are not allowed in this context"),
            Map.entry("that cannot start any token", "found character that cannot start any token"),
            Map.entry("unexpected character found", "did not find expected alphabetic or numeric character"),
            Map.entry("chomping or indentation indicators", "did not find expected comment or line break"),
            Map.entry("expected '>'", "did not find the expected '>'"),
            Map.entry("hexadecimal numbers", "did not find expected hexdecimal number"),
            Map.entry("found unknown escape character", "found unknown escape character"));

    /** The library takes a code point that is none for an escape that it does not know. */
    private static final Pattern CODE_POINT = Pattern.compile("found unknown escape character [0-9a-fA-F]{8}");

    private YamlProblem() {}

    static String message(MarkedYamlEngineException e, String text) {
        String problem = Optional.ofNullable(e.getProblem()).orElse("unknown problem parsing YAML content");
        String context = Optional.ofNullable(e.getContext()).orElse("");
        int line = e.getProblemMark().map(mark -> line(mark, e, text)).orElse(0);
        if (line == 0) {
            line = e.getContextMark().map(Mark::getLine).orElse(0);
        }
        return "yaml: " + (line == 0 ? "" : "line " + line + ": ") + wording(problem, context);
    }

    private static int line(Mark mark, MarkedYamlEngineException e, String text) {
        int line = mark.getLine();
        if (mark.getIndex() >= text.length() && mark.getColumn() > 0) {
            line++;
        }
        return line > 0 && e instanceof ScannerException ? line + 1 : line;
    }

    private static String wording(String problem, String context) {
        if (problem.startsWith("expected <block end>")) {
            return context.contains("sequence") || context.contains("collection")
                    ? "did not find expected '-' indicator"
                    : "did not find expected key";
        }
        if (CODE_POINT.matcher(problem).matches()) {
            return BAD_ESCAPE;
        }
        for (Map.Entry<String, String> wording : WORDINGS) {
            if (problem.contains(wording.getKey())) {
                return wording.getValue();
            }
        }
        return problem;
    }
}
