package io.drydock.kubeapiserver.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.flags.FlagSet;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FlagsOfTheReleaseTest {
    private final FlagSet flags = new ServerRunOptions().flags();

    @Test
    void every_flag_of_the_release_is_there_in_its_section_with_its_type_and_default() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (JsonNode fact : facts()) {
            expected.put(
                    fact.path("name").asString(),
                    line(
                            fact.path("section").asString(),
                            fact.path("type").asString(),
                            fact.path("default").asString(""),
                            fact.path("deprecated").asBoolean(false)));
        }

        assertEquals(157, expected.size());
        assertEquals(print(expected), print(shown()));
    }

    @Test
    void what_the_release_does_not_have_is_in_a_section_of_its_own() {
        assertEquals(
                "data-dir emulated-version insecure-serving-port",
                flags.section("Drydock").stream().map(Flag::name).collect(Collectors.joining(" ")));
    }

    @Test
    void every_flag_says_what_it_does_in_whole_sentences() {
        for (Flag<?> flag : flags.all()) {
            assertTrue(flag.help().endsWith("."), flag.display() + ": " + flag.help());
        }
    }

    private Map<String, String> shown() {
        Map<String, String> shown = new TreeMap<>();
        for (String section : flags.sections()) {
            for (Flag<?> flag : flags.section(section)) {
                if (!flag.isHidden() && !section.equals("Drydock")) {
                    String type = flag.typeName().isEmpty() ? "bool" : flag.typeName();
                    shown.put(
                            flag.name(), line(section, type, flag.defaultText().orElse(""), flag.isDeprecated()));
                }
            }
        }
        return shown;
    }

    private static String line(String section, String type, String defaultText, boolean deprecated) {
        return section + " | " + type + " | " + defaultText + (deprecated ? " | deprecated" : "");
    }

    private static String print(Map<String, String> lines) {
        return lines.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static JsonNode facts() throws IOException {
        try (InputStream facts = FlagsOfTheReleaseTest.class.getResourceAsStream("/facts/flags-1.20.2.json")) {
            return JsonMapper.shared().readTree(facts).path("flags");
        }
    }
}
