package io.drydock.apimachinery.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of broken YAML, as real servers said it. */
class YamlWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a: {k: *}            | yaml: line 2: did not find expected alphabetic or numeric character
            a: {k: "a\\qb"}      | yaml: line 2: found unknown escape character
            a: {k: "\\xzz"}      | yaml: line 2: did not find expected hexdecimal number
            a: {k: "\\ud800"}    | yaml: line 2: found invalid Unicode character escape code
            a: {k: "\\U00110000"} | yaml: line 2: found invalid Unicode character escape code
            a: {k: !!binary "!"} | yaml: !!binary value contains invalid base64 data
            a: {? [a] : b}       | yaml: invalid map key: []interface {}{"a"}
            a: {null: b}         | unsupported map key of type: %!s(<nil>), key: <nil>, value: "b"
            a: {k: !<x}          | yaml: line 2: did not find the expected '>'
            """)
    void scalars_and_keys(String text, String problem) {
        assertEquals(problem, problem("x: y\n" + text + "\n"));
    }

    @Test
    void bytes_and_directives_come_before_any_grammar() {
        assertEquals("yaml: control characters are not allowed", problem("a: \u0001"));
        assertEquals("yaml: control characters are not allowed", problem("a: \u007f"));
        assertEquals("yaml: found incompatible YAML document", problem("%YAML 1.2\n---\na: b\n"));
        assertEquals("yaml: found unknown directive name", problem("# c\n%FOO\n---\na: b\n"));
        assertEquals("yaml: invalid leading UTF-8 octet", problem('a', ':', 0xff));
        assertEquals("yaml: incomplete UTF-8 octet sequence", problem('a', ':', 0xe2));
        assertEquals("yaml: invalid trailing UTF-8 octet", problem(0xc3, 'a'));
        assertEquals("yaml: invalid length of a UTF-8 sequence", problem(0xc0, 0x80));
        assertEquals("yaml: invalid Unicode character", problem(0xed, 0xa0, 0x80));
        assertEquals(
                "b",
                YamlDecoder.decode("%YAML 1.1\n---\na: b\n".getBytes(StandardCharsets.UTF_8))
                        .path("a")
                        .asString());
    }

    private static String problem(String text) {
        return problem(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String problem(int... bytes) {
        byte[] text = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            text[i] = (byte) bytes[i];
        }
        return problem(text);
    }

    private static String problem(byte[] text) {
        return String.valueOf(assertThrows(YamlSyntaxException.class, () -> YamlDecoder.decode(text))
                .getMessage());
    }
}
