package io.drydock.apimachinery.catalog.compiler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What OpenAPI does not say of a type's fields: their order, their names in Go, and when Go writes them. A line without
 * a leading tab names a definition; the lines after it, each with a tab, are its fields: JSON name, Go path, and
 * letters ({@code p} a pointer, {@code o} omitempty, {@code z} omitzero), and the type where its name in Go does not
 * follow from OpenAPI.
 */
record GoFields(Map<String, List<GoField>> byDefinition) {

    record GoField(String name, String path, String letters, String type) {}

    static GoFields parse(List<String> lines) {
        Map<String, List<GoField>> all = new LinkedHashMap<>();
        List<GoField> current = new ArrayList<>();
        for (String line : lines) {
            if (!line.startsWith("\t")) {
                current = new ArrayList<>();
                all.put(line, current);
                continue;
            }
            String[] words = line.strip().split(" ", -1);
            current.add(new GoField(
                    words[0], words[1], words.length > 2 ? words[2] : "", words.length > 3 ? words[3] : ""));
        }
        return new GoFields(all);
    }

    /**
     * @throws IllegalStateException when the facts do not have the definition
     */
    List<GoField> of(String definition) {
        List<GoField> fields = byDefinition.get(definition);
        if (fields == null) {
            throw new IllegalStateException("the Go facts lack the definition " + definition);
        }
        return fields;
    }
}
