package io.drydock.apimachinery.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.selection.InvalidSelectorException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldSelectorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=b | a=b",
                "a==b | a=b",
                "b!=c,a=1 | a=1,b!=c",
                "',a=b,,' | a=b",
                "a=x\\,y\\=z\\\\ | a=x\\,y\\=z\\\\",
                "a= | a=",
                "=b | =b",
            })
    void prints_what_it_parsed(String text, String printed) {
        assertEquals(printed, FieldSelector.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc | invalid selector: 'abc'; can't understand 'abc'",
                "a=b,abc | invalid selector: 'a=b,abc'; can't understand 'abc'",
                "a=b=c | invalid field selector: unescaped character in value: 61",
                "a=b\\c | invalid field selector: invalid escape sequence: \\c",
                "a=b\\ | invalid field selector: invalid escape sequence: \\",
            })
    void says_what_it_cannot_read(String text, String message) {
        assertEquals(
                message,
                assertThrows(InvalidSelectorException.class, () -> FieldSelector.parse(text))
                        .getMessage());
    }

    @Test
    void an_absent_field_counts_as_empty() {
        assertTrue(FieldSelector.parse("metadata.name=a,spec.nodeName=").matches(Map.of("metadata.name", "a")));
        assertFalse(FieldSelector.parse("metadata.name!=a").matches(Map.of("metadata.name", "a")));
        assertTrue(FieldSelector.parse("").isEmpty());
    }

    @Test
    void a_transform_may_rename_drop_and_refuse() {
        FieldSelector selector = FieldSelector.parse("old=1,drop=2,keep!=3")
                .transform((field, value) -> switch (field) {
                    case "old" -> new FieldTransform.Term("new", value);
                    case "drop" -> new FieldTransform.Term("", "");
                    default -> new FieldTransform.Term(field, value);
                });
        assertEquals("keep!=3,new=1", selector.toString());
        assertEquals(Optional.of("1"), selector.requiredValue("new"));
        assertEquals(Optional.empty(), selector.requiredValue("keep"));
    }
}
