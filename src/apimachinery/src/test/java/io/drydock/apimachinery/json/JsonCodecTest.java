package io.drydock.apimachinery.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class JsonCodecTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{not json ~ invalid character 'n' looking for beginning of object key string",
                "`` ~ unexpected end of JSON input",
                "{bad ~ invalid character 'b' looking for beginning of object key string",
                "[1 2] ~ invalid character '2' after array element",
                "[1,] ~ invalid character ']' looking for beginning of value",
                "{\"a\" 1} ~ invalid character '1' after object key",
                "{\"a\":1 \"b\"} ~ invalid character '\"' after object key:value pair",
                "{\"a\":1,} ~ invalid character '}' looking for beginning of object key string",
                "{} x ~ invalid character 'x' after top-level value",
                "tru ~ unexpected end of JSON input",
                "trx ~ invalid character 'x' in literal true (expecting 'u')",
                "01 ~ invalid character '1' after top-level value",
                "-a ~ invalid character 'a' in numeric literal",
                "1.x ~ invalid character 'x' after decimal point in numeric literal",
                "1e+ ~ unexpected end of JSON input",
                "1ex ~ invalid character 'x' in exponent of numeric literal",
                "\"\\x\" ~ invalid character 'x' in string escape code",
                "\"\\u00g0\" ~ invalid character 'g' in \\u hexadecimal character escape",
                "\"abc ~ unexpected end of JSON input",
                "' ~ invalid character '\\'' looking for beginning of value",
                "{\"a\": ~ unexpected end of JSON input",
            })
    void a_syntax_error_is_told_in_the_real_servers_words(String text, String message) {
        assertEquals(
                message,
                assertThrows(JsonSyntaxException.class, () -> JsonDecoder.decode(text))
                        .getMessage());
    }

    @Test
    void bytes_outside_of_text_are_shown_escaped() {
        assertEquals(
                "invalid character '\\u0081' looking for beginning of value",
                assertThrows(JsonSyntaxException.class, () -> JsonDecoder.decode(new byte[] {(byte) 0x81}))
                        .getMessage());
        assertEquals(
                "invalid character '\\n' in string literal",
                assertThrows(JsonSyntaxException.class, () -> JsonDecoder.decode("\"a\nb\""))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"a\":2} ~ {\"a\":2}",
                "[1, -0, 1.0, 1.50, 1e3, 1e21, 1e-7, 12345678901234567890] ~ [1,0,1,1.5,1000,1e+21,1e-7,12345678901234567000]",
                "\"\\u00e9\\ud83d\\ude00\\ud800\" ~ \"\u00e9\ud83d\ude00\ufffd\"",
                "\"<a>&\\u2028\\u0001\\/\" ~ \"\\u003ca\\u003e\\u0026\\u2028\\u0001/\"",
                "[true,false,null,{},[]] ~ [true,false,null,{},[]]",
                "9223372036854775807 ~ 9223372036854775807",
            })
    void what_is_read_is_written_in_go_s_form(String text, String written) {
        assertEquals(written, write(JsonDecoder.decode(text)));
    }

    @Test
    void pretty_means_two_spaces() {
        assertEquals(
                """
                {
                  "a": [
                    1,
                    {}
                  ],
                  "b": {
                    "c": []
                  }
                }""",
                new String(
                        JsonEncoder.encodePretty(JsonDecoder.decode("{\"a\":[1,{}],\"b\":{\"c\":[]}}")),
                        StandardCharsets.UTF_8));
    }

    @Test
    void too_deep_is_refused_and_not_overflowed() {
        assertThrows(JsonSyntaxException.class, () -> JsonDecoder.decode("[".repeat(1_000_000)));
        String deepest = "[".repeat(JsonDecoder.MAX_DEPTH) + "]".repeat(JsonDecoder.MAX_DEPTH);
        assertEquals(deepest, write(JsonDecoder.decode(deepest)));
    }

    @Test
    void any_tree_survives_writing_and_reading() {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            JsonNode tree = RandomTrees.tree(random, 4);
            assertEquals(tree, JsonDecoder.decode(JsonEncoder.encode(tree)));
            assertEquals(tree, JsonDecoder.decode(JsonEncoder.encodePretty(tree)));
        }
    }

    @Test
    void random_bytes_are_refused_without_another_exception() {
        Random random = new Random(4);
        String alphabet = "{}[]\",:0123-.eE+tfn\\u \u00e9";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                JsonDecoder.decode(text.toString());
            } catch (JsonSyntaxException expected) {
                assertEquals(true, expected.offset() <= text.length() * 2);
            }
        }
    }

    @Test
    void numbers_that_no_json_can_hold_are_null() {
        assertEquals("null", write(JsonNodeFactory.instance.numberNode(Double.NaN)));
    }

    private static String write(JsonNode tree) {
        return new String(JsonEncoder.encode(tree), StandardCharsets.UTF_8);
    }
}
