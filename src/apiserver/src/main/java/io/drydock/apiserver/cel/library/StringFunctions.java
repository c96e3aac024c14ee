package io.drydock.apiserver.cel.library;

import dev.cel.common.types.SimpleType;
import io.drydock.apiserver.cel.library.Functions.Argument;
import java.util.List;

/**
 * The functions of strings that the library for Java lacks, or that share their names with functions of lists.
 * Positions count characters of Unicode.
 *
 * @see "Go: github.com/google/cel-go/ext/strings.go: Strings"
 */
final class StringFunctions {
    private static final List<Argument<?>> AT = List.of(Arguments.STRING, Arguments.STRING, Arguments.INT);

    private StringFunctions() {}

    static void addTo(Functions functions) {
        functions.member(
                "format",
                "string_format_list_string",
                SimpleType.STRING,
                Arguments.STRING,
                Arguments.LIST_OF_ANY,
                StringFormat::format);
        functions.member(
                "indexOf",
                "string_index_of_string",
                SimpleType.INT,
                Arguments.STRING,
                Arguments.STRING,
                (text, part) -> indexOf(text, part, 0));
        functions.member(
                "indexOf",
                "string_index_of_string_int",
                SimpleType.INT,
                AT,
                arguments -> indexOf((String) arguments[0], (String) arguments[1], (Long) arguments[2]));
        functions.member(
                "lastIndexOf",
                "string_last_index_of_string",
                SimpleType.INT,
                Arguments.STRING,
                Arguments.STRING,
                (text, part) -> lastIndexOf(text, part, length(text)));
        functions.member(
                "lastIndexOf",
                "string_last_index_of_string_int",
                SimpleType.INT,
                AT,
                arguments -> lastIndexOf((String) arguments[0], (String) arguments[1], (Long) arguments[2]));
    }

    private static long length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static long indexOf(String text, String part, long from) {
        return position(text, text.indexOf(part, offset(text, from)));
    }

    private static long lastIndexOf(String text, String part, long from) {
        return position(text, text.lastIndexOf(part, offset(text, from)));
    }

    private static int offset(String text, long position) {
        if (position < 0 || position > length(text)) {
            throw new FunctionException("index out of range: " + position);
        }
        return text.offsetByCodePoints(0, (int) position);
    }

    private static long position(String text, int offset) {
        return offset < 0 ? -1 : text.codePointCount(0, offset);
    }
}
