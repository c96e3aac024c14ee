package io.drydock.chapters.together;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the parts of the project are, as seen from this module. */
final class Project {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private Project() {}

    /** The folders of the chapters, in the order in which they are read. */
    static List<Path> chapters() {
        try (Stream<Path> folders = Files.list(ROOT.resolve("chapters"))) {
            return folders.filter(folder -> folder.getFileName().toString().matches("\\d\\d-.*"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The scripts that JBang runs, by their aliases. */
    static Map<String, String> aliases() {
        JsonNode catalog = JsonMapper.shared().readTree(ROOT.resolve("jbang-catalog.json"));
        Map<String, String> scripts = new TreeMap<>();
        catalog.get("aliases")
                .properties()
                .forEach(alias -> scripts.put(
                        alias.getKey(), alias.getValue().get("script-ref").asString()));
        return scripts;
    }

    /** All Java files in a folder and below it, in a stable order. */
    static List<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
