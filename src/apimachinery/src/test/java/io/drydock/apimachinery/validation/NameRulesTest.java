package io.drydock.apimachinery.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NameRulesTest {

    @Test
    void the_checks_by_hand_agree_with_the_patterns_they_show() {
        Random random = new Random(1);
        String alphabet = "aZ0-_.*/%,:=\n\u00e9";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(7); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String value = text.toString();
            agrees(value, NameRules::dns1123Label);
            agrees(value, NameRules::dns1123Subdomain);
            agrees(value, NameRules::dns1035Label);
            agrees(value, NameRules::wildcardDns1123Subdomain);
            agrees(value, NameRules::labelValue);
            agrees(value, ValueRules::cIdentifier);
            agrees(value, ValueRules::percent);
            agrees(value, ValueRules::httpHeaderName);
            agrees(value, ValueRules::conditionReason);
        }
    }

    private static void agrees(String value, Function<String, List<String>> rule) {
        String shown = rule.apply("\u0000").getFirst();
        String pattern = shown.substring(shown.indexOf("validation is '") + 15, shown.lastIndexOf('\''));
        boolean fits = Pattern.compile(pattern).matcher(value).matches();
        assertEquals(fits, rule.apply(value).isEmpty(), () -> "\"" + value + "\" against " + pattern);
    }

    @Test
    void a_subdomain_is_explained_with_an_example_and_the_pattern() {
        assertEquals(
                List.of(
                        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and"
                                + " must start and end with an alphanumeric character (e.g. 'example.com', regex used for"
                                + " validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"),
                NameRules.dns1123Subdomain("Bad_Name"));
        assertEquals(List.of("must be no more than 253 characters"), NameRules.dns1123Subdomain("a".repeat(254)));
    }

    @Test
    void lengths_are_counted_in_bytes() {
        assertEquals(
                "must be no more than 63 bytes",
                NameRules.labelValue("\u00e9".repeat(32)).getFirst());
        assertFalse(NameRules.labelValue("\u00e9").getFirst().contains("no more than"));
    }

    @Test
    void a_qualified_name_has_at_most_one_prefix() {
        assertTrue(NameRules.qualifiedName("example.com/My_Name").isEmpty());
        assertEquals(List.of("prefix part must be non-empty"), NameRules.qualifiedName("/a"));
        assertEquals(
                "name part must be non-empty",
                NameRules.qualifiedName("example.com/").getFirst());
        assertTrue(NameRules.qualifiedName("Example.com/a").getFirst().startsWith("prefix part a lowercase RFC 1123"));
        assertEquals(
                List.of(
                        "a valid label key must consist of alphanumeric characters, '-', '_' or '.', and must start and end"
                                + " with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for"
                                + " validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain"
                                + " prefix and '/' (e.g. 'example.com/MyName')"),
                NameRules.qualifiedName("a/b/c"));
    }

    @Test
    void a_prefix_may_end_with_a_dash() {
        assertTrue(NameRules.nameIsDnsSubdomain("web-", true).isEmpty());
        assertFalse(NameRules.nameIsDnsSubdomain("web-", false).isEmpty());
        assertFalse(NameRules.nameIsDnsLabel("-", true).isEmpty());
    }

    @Test
    void a_path_segment_holds_no_slash_and_no_percent() {
        assertEquals(List.of("may not be '..'"), NameRules.pathSegmentName("..", false));
        assertTrue(NameRules.pathSegmentName("..", true).isEmpty());
        assertEquals(List.of("may not contain '/'", "may not contain '%'"), NameRules.pathSegmentName("a%/", false));
    }

    @Test
    void keys_and_variables_do_not_climb_directories() {
        assertEquals(List.of("must not be '..'"), ValueRules.configMapKey(".."));
        assertEquals(List.of("must not start with '..'"), ValueRules.configMapKey("..a"));
        assertTrue(ValueRules.configMapKey("...".substring(2) + "a").isEmpty());
        assertFalse(ValueRules.environmentVariableName("1a").isEmpty());
        assertTrue(ValueRules.environmentVariableName("A.b-c_1").isEmpty());
    }

    @Test
    void every_problem_of_a_port_name_is_told() {
        assertEquals(
                List.of(
                        "must be no more than 15 characters",
                        "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)",
                        "must contain at least one letter (a-z)",
                        "must not contain consecutive hyphens",
                        "must not begin or end with a hyphen"),
                ValueRules.portName("--00000000000000A"));
        assertEquals(List.of("must be between 1 and 65535, inclusive"), ValueRules.portNumber(0));
    }
}
