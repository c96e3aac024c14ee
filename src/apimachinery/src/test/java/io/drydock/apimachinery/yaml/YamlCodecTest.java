package io.drydock.apimachinery.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.json.RandomTrees;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class YamlCodecTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "a: y ~ {\"a\":true}",
                "a: 'y' ~ {\"a\":\"y\"}",
                "a: Off ~ {\"a\":false}",
                "a: 010 ~ {\"a\":8}",
                "a: 0x1F ~ {\"a\":31}",
                "a: -0b11 ~ {\"a\":-3}",
                "a: 1_000 ~ {\"a\":1000}",
                "a: 1e3 ~ {\"a\":1000}",
                "a: 1. ~ {\"a\":1}",
                "a: 1.2.3 ~ {\"a\":\"1.2.3\"}",
                "a: 2001-12-14 ~ {\"a\":\"2001-12-14\"}",
                "a: 12:30 ~ {\"a\":\"12:30\"}",
                "a: ~ {\"a\":null}",
                "1: a ~ {\"1\":\"a\"}",
                "true: a ~ {\"true\":\"a\"}",
                "a: !!str 1 ~ {\"a\":\"1\"}",
                "a: &x {b: 1}^c: *x ~ {\"a\":{\"b\":1},\"c\":{\"b\":1}}",
                "a: &x {b: 1}^c:^  <<: *x^  d: 2 ~ {\"a\":{\"b\":1},\"c\":{\"b\":1,\"d\":2}}",
                "b: 1^a: 2 ~ {\"a\":2,\"b\":1}",
                "a: 1^a: 2 ~ {\"a\":2}",
                "`` ~ null",
                "a: 1^---^b: 2 ~ {\"a\":1}",
                "[1, {a: b}] ~ [1,{\"a\":\"b\"}]",
                "{\"apiVersion\": \"v1\"} ~ {\"apiVersion\":\"v1\"}",
            })
    void scalars_and_keys_mean_what_go_takes_them_for(String yaml, String json) {
        assertEquals(json, json(yaml.replace('^', '\n')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "apiVersion: v1^kind: [ ~ yaml: line 2: did not find expected node content",
                "a: b: c ~ yaml: mapping values are not allowed in this context",
                "a: *x ~ yaml: unknown anchor 'x' referenced",
                "a: &x [*x] ~ yaml: anchor 'x' value contains itself",
                "a: !!int b ~ yaml: cannot decode !!str `b` as a !!int",
            })
    void a_syntax_error_is_told_in_the_real_servers_words(String yaml, String message) {
        assertEquals(
                message,
                assertThrows(YamlSyntaxException.class, () -> json(yaml.replace('^', '\n')))
                        .getMessage());
    }

    @Test
    void aliases_cannot_make_a_large_tree_of_a_short_text() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 12; i++) {
            yaml.append("a%d: &a%d [".formatted(i, i))
                    .append(("*a" + (i - 1) + ",").repeat(9))
                    .append("*a%d]\n".formatted(i - 1));
        }
        assertEquals(
                "yaml: document contains excessive aliasing",
                assertThrows(YamlSyntaxException.class, () -> json(yaml.toString()))
                        .getMessage());
        assertThrows(YamlSyntaxException.class, () -> json("[".repeat(100_000)));
    }

    @Test
    void an_error_of_the_server_reads_as_recorded() {
        assertEquals(
                "apiVersion: v1\ncode: 404\ndetails:\n  kind: configmaps\n  name: \"y\"\nkind: Status\n"
                        + "message: configmaps \"y\" not found\nmetadata: {}\nreason: NotFound\nstatus: Failure\n",
                yaml("""
                        {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",
                         "message":"configmaps \\"y\\" not found","reason":"NotFound",
                         "details":{"name":"y","kind":"configmaps"},"code":404}"""));
    }

    @Test
    void lists_stand_under_their_key_and_text_is_quoted_where_it_must_be() {
        assertEquals("""
                a:
                - - 1
                  - 2
                - b: ""
                  c: "true"
                - {}
                - null
                a2: '- x'
                a10: |-
                  one
                  two
                empty: []
                f: 1.5e+06
                lines: |
                  one
                  two
                tab: "a\\tb"
                time: "12:30"
                """, yaml("""
                        {"a10":"one\\ntwo","a2":"- x","a":[[1,2],{"c":"true","b":""},{},null],"lines":"one\\ntwo\\n",
                         "empty":[],"f":1500000.0,"tab":"a\\tb","time":"12:30"}"""));
    }

    @Test
    void long_lines_fold_at_a_space() {
        assertEquals(
                "a:\n  b: " + "word ".repeat(15) + "word\n    " + "word ".repeat(3) + "word\n",
                yaml("{\"a\":{\"b\":\"" + "word ".repeat(19) + "word\"}}"));
    }

    @Test
    void any_tree_survives_writing_and_reading() {
        Random random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            JsonNode tree = RandomTrees.object(random, 4);
            byte[] yaml = YamlEncoder.encode(tree);
            assertEquals(tree, YamlDecoder.decode(yaml), () -> new String(yaml, StandardCharsets.UTF_8));
        }
    }

    @Test
    void random_text_is_refused_without_another_exception() {
        Random random = new Random(11);
        String alphabet = "ab: -[]{},&*!|>'\"%@`#?\n\t \u0000\u0085\ufeff\u00e91.~<=";
        for (int i = 0; i < 30_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(20); n >= 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                assertNotNull(YamlDecoder.decode(text.toString().getBytes(StandardCharsets.UTF_8)));
            } catch (YamlSyntaxException refused) {
                assertNotNull(refused.getMessage());
            }
        }
    }

    private static String json(String yaml) {
        JsonNode tree = YamlDecoder.decode(yaml.getBytes(StandardCharsets.UTF_8));
        return new String(JsonEncoder.encode(tree), StandardCharsets.UTF_8);
    }

    private static String yaml(String json) {
        return new String(YamlEncoder.encode(JsonDecoder.decode(json)), StandardCharsets.UTF_8);
    }
}
