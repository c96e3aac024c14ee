package io.drydock.apiserver.cel.library;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code find} and {@code findAll}: what a pattern finds in a string.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/cel/library/regex.go: Regex (1.36)"
 */
final class RegexFunctions {
    private RegexFunctions() {}

    static void addTo(Functions functions) {
        functions.member(
                "find",
                "string_find_string",
                SimpleType.STRING,
                Arguments.STRING,
                Arguments.STRING,
                (text, pattern) ->
                        findAll(text, pattern, 1).stream().findFirst().orElse(""));
        functions.member(
                "findAll",
                "string_find_all_string",
                ListType.create(SimpleType.STRING),
                Arguments.STRING,
                Arguments.STRING,
                (text, pattern) -> findAll(text, pattern, -1));
        functions.member(
                "findAll",
                "string_find_all_string_int",
                ListType.create(SimpleType.STRING),
                List.of(Arguments.STRING, Arguments.STRING, Arguments.INT),
                arguments -> findAll((String) arguments[0], (String) arguments[1], (Long) arguments[2]));
    }

    /** @param limit how many at most; all of them when it is negative */
    private static List<String> findAll(String text, String pattern, long limit) {
        Matcher matcher = compile(pattern).matcher(text);
        List<String> found = new ArrayList<>();
        while (found.size() != limit && matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static Pattern compile(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new FunctionException("Illegal regex: " + e.getMessage());
        }
    }
}
