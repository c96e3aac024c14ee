package io.drydock.apimachinery.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.selection.InvalidSelectorException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

class LabelSelectorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=b | a=b",
                "a==b,c!=d | a==b,c!=d",
                "z,!a | !a,z",
                "x in (b,a) | x in (a,b)",
                "x notin (,a) | x notin (,a)",
                "x in () | x in ()",
                "x>1,y<2 | x>1,y<2",
                "'  a  =  b  ' | a=b",
                "in in (in,notin) | in in (in,notin)",
                "a= | a=",
                "a=,b | a=,b",
            })
    void prints_what_it_parsed_sorted_by_key(String text, String printed) {
        assertEquals(printed, LabelSelector.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a===b | unable to parse requirement: found '=', expected: identifier",
                "a, | found '', expected: identifier after ','",
                ",a | found ',', expected: !, identifier, or 'end of string'",
                "a b | unable to parse requirement: found 'b', expected: '=', '!=', '==', 'in', notin'",
                "!a=b | found '=', expected: ',' or 'end of string'",
                "! | unable to parse requirement: found '', expected: identifier",
                "a in b | unable to parse requirement: found 'b' expected: '('",
                "a in (b | unable to parse requirement: found '', expected: ',' or ')'",
                "a in (,, | unable to parse requirement: found '', expected: ',', or identifier",
                "a in (! | unable to parse requirement: found '!', expected: ',', ')' or identifier",
                "a>b | unable to parse requirement: for 'Gt', 'Lt' operators, the value must be an integer",
                "a=b c | found 'c', expected: ',' or 'end of string'",
            })
    void says_what_it_found_where_something_else_was_expected(String text, String message) {
        assertEquals(
                message,
                assertThrows(InvalidSelectorException.class, () -> LabelSelector.parse(text, Release.V1_20))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b | found 'b', expected: in, notin, =, ==, !=, gt, lt",
                "a>b | values[0]: Invalid value: \"b\": for 'Gt', 'Lt' operators, the value must be an integer",
                "/y=1 | <nil>: Invalid value: \"/y\": prefix part must be non-empty",
            })
    void newer_releases_show_the_value_as_a_field_error_does(String text, String message) {
        assertEquals(
                "unable to parse requirement: " + message,
                assertThrows(InvalidSelectorException.class, () -> LabelSelector.parse(text, Release.V1_36))
                        .getMessage());
    }

    @Test
    void a_bad_key_and_a_bad_value_are_explained() {
        String key = assertThrows(InvalidSelectorException.class, () -> LabelSelector.parse("-a=b", Release.V1_20))
                .getMessage();
        assertTrue(
                key.startsWith("unable to parse requirement: invalid label key \"-a\": name part must consist of"),
                key);
        String value = assertThrows(InvalidSelectorException.class, () -> LabelSelector.parse("a=b/c", Release.V1_20))
                .getMessage();
        assertTrue(
                value.startsWith("unable to parse requirement: invalid label value: \"b/c\": at key: \"a\": a valid"),
                value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app=web | true",
                "app!=web | false",
                "other!=web | true",
                "app in (web,db) | true",
                "app notin (web,db) | false",
                "other notin (web) | true",
                "app | true",
                "!app | false",
                "!other | true",
                "n>4 | true",
                "n>5 | false",
                "n<6 | true",
                "app>1 | false",
                "app=web,n=6 | false",
                "empty= | true",
            })
    void matches_by_all_requirements(String text, boolean expected) {
        Map<String, String> labels = Map.of("app", "web", "n", "5", "empty", "");
        assertEquals(expected, LabelSelector.parse(text).matches(labels));
    }

    @Test
    void the_object_form_is_read_and_an_absent_one_takes_nothing() {
        LabelSelector selector = LabelSelector.ofTree(JsonMapper.shared().readTree("""
                        {"matchLabels": {"app": "web"},
                         "matchExpressions": [{"key": "tier", "operator": "NotIn", "values": ["x", "y"]},
                                              {"key": "old", "operator": "DoesNotExist"}]}"""));
        assertEquals("app=web,!old,tier notin (x,y)", selector.toString());
        assertTrue(LabelSelector.ofTree(JsonMapper.shared().createObjectNode()).isEmpty());
        LabelSelector absent = LabelSelector.ofTree(MissingNode.getInstance());
        assertTrue(absent.selectsNothing());
        assertFalse(absent.isEmpty());
        assertFalse(absent.matches(Map.of()));
    }

    @Test
    void a_label_that_must_have_one_value_is_told() {
        LabelSelector selector = LabelSelector.parse("a=1,b in (2),c in (3,4),d!=5");
        assertEquals(Optional.of("1"), selector.requiredValue("a"));
        assertEquals(Optional.of("2"), selector.requiredValue("b"));
        assertEquals(Optional.empty(), selector.requiredValue("c"));
        assertEquals(Optional.empty(), selector.requiredValue("d"));
    }
}
