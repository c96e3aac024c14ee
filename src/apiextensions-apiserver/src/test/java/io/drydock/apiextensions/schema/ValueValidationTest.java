package io.drydock.apiextensions.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.ErrorWording;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValueValidationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'type':'string' | 1 | v: Invalid value: \"integer\":  in body must be of type string: \"integer\"",
                "'type':'integer','maximum':5,'exclusiveMaximum':true | 5 | v: Invalid value: 5:  in body should be less than 5",
                "'type':'number','multipleOf':0.5 | 0.7 | v: Invalid value: 0.7:  in body should be a multiple of 0.5",
                "'type':'string','maxLength':1 | 'ab' | v: Too long: may not be more than 1 byte",
                "'type':'string','pattern':'^a' | 'b' | v: Invalid value: \"b\":  in body should match '^a'",
                "'type':'array','items':{'type':'string'} | ['a',true] | v.[1]: Invalid value: \"boolean\": [1] in body must be of type string: \"boolean\"",
                "'type':'object','required':['a'] | {} | v.a: Required value",
                "'type':'object','not':{'required':['a']} | {'a':1} | v: Invalid value: \"\": \"\" must not validate the schema (not)",
                "'enum':['a','b'] | 'c' | v: Unsupported value: \"c\": supported values: \"a\", \"b\"",
                "'type':'string','format':'ipv4' | '::1' | v: Invalid value: \"::1\":  in body must be of type ipv4: \"::1\"",
                "'type':'string','format':'isbn' | '0321751044' | v: Invalid value: \"0321751044\":  in body must be of type isbn: \"0321751044\"",
            })
    void a_value_is_refused(String schema, String value, String expected) {
        assertEquals(List.of(expected), errors(schema, value, Release.V1_36));
    }

    @Test
    void the_alternative_that_came_closest_says_what_is_missing() {
        assertEquals(
                List.of(
                        "v: Invalid value: \"\": \"\" must validate one and only one schema (oneOf). Found none valid",
                        "v.b: Required value"),
                errors("'oneOf':[{'type':'string'},{'type':'object','required':['b']}]", "{'a':1}", Release.V1_36));
    }

    @Test
    void older_releases_do_not_name_the_item() {
        assertEquals(
                List.of("v: Invalid value: \"integer\":  in body must be of type string: \"integer\""),
                errors("'type':'array','items':{'type':'string'}", "['a',1]", Release.V1_20));
    }

    @Test
    void pruning_leaves_what_the_schema_knows_and_what_it_preserves() {
        JsonNode value = tree("{'a':{'b':1,'c':2},'free':{'x':1},'d':[{'b':1,'e':2}]}");
        Pruning.prune(
                value,
                tree("{'properties':{'a':{'properties':{'b':{}}},'free':{'x-kubernetes-preserve-unknown-fields':true},"
                        + "'d':{'items':{'properties':{'b':{}}}}}}"),
                false);
        assertEquals(tree("{'a':{'b':1},'free':{'x':1},'d':[{'b':1}]}"), value);
    }

    private static List<String> errors(String schema, String value, Release release) {
        return ValueValidation.validate(tree(value), tree("{" + schema + "}"), FieldPath.of("v"), release).stream()
                .map(ErrorWording.of(release)::message)
                .toList();
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json.replace('\'', '"'));
    }
}
