package io.drydock.apimachinery.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ErrorWordingTest {
    private static final FieldPath PATH = FieldPath.of("spec", "name");

    @Test
    void lists_and_maps_are_json_in_the_newest_release_and_go_source_in_the_older() {
        assertSaid(
                FieldError.invalid(PATH, List.of("a", "b"), "too many"),
                "Invalid value: [\"a\",\"b\"]: too many",
                "Invalid value: []string{\"a\", \"b\"}: too many");
        assertSaid(
                FieldError.invalid(PATH, Map.of("a", "b"), "x"),
                "Invalid value: {\"a\":\"b\"}: x",
                "Invalid value: map[string]string{\"a\":\"b\"}: x");
        assertSaid(
                FieldError.invalid(PATH, Map.of(), "x"),
                "Invalid value: null: x",
                "Invalid value: map[string]string(nil): x");
        assertSaid(
                FieldError.invalid(PATH, JsonMapper.shared().readTree("{\"a\":1}"), "x"),
                "Invalid value: {\"a\":1}: x",
                "Invalid value: {\"a\":1}: x");
    }

    @Test
    void lengths_are_bytes_in_the_newest_release() {
        assertSaid(
                FieldError.tooLong(PATH, 63),
                "Too long: may not be more than 63 bytes",
                "Too long: must have at most 63 bytes");
        String label = "a".repeat(64);
        assertSaid(
                FieldError.invalid(PATH, "v", NameRules.labelValue(label).getFirst()),
                "Invalid value: \"v\": must be no more than 63 bytes",
                "Invalid value: \"v\": must be no more than 63 characters");
        assertSaid(
                FieldError.invalid(PATH, "v", NameRules.dns1123Label(label).getFirst()),
                "Invalid value: \"v\": must be no more than 63 characters",
                "Invalid value: \"v\": must be no more than 63 characters");
    }

    @Test
    void a_label_with_dots_is_told_so_in_the_newest_release() {
        assertSaid(
                FieldError.invalid(PATH, "a.b", NameRules.dns1123Label("a.b").getFirst()),
                "Invalid value: \"a.b\": must not contain dots",
                "Invalid value: \"a.b\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or"
                        + " '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc',"
                        + " regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')");
    }

    @Test
    void an_owner_is_named_in_the_older_release() {
        assertSaid(
                FieldError.invalid(FieldPath.of("metadata", "ownerReferences", "kind"), "", "must not be empty"),
                "Invalid value: \"\": must not be empty",
                "Invalid value: \"\": kind must not be empty");
    }

    private static void assertSaid(FieldError error, String newer, String older) {
        assertEquals(newer, ErrorWording.of(Release.newest()).body(error));
        assertEquals(older, ErrorWording.of(Release.V1_20).body(error));
    }
}
