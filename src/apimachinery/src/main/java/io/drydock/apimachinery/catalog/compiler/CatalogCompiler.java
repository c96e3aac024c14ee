package io.drydock.apimachinery.catalog.compiler;

import io.drydock.apimachinery.catalog.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compiles the catalog of one release by hand, when its facts have changed. The result is committed; the server only
 * reads it. {@code src/apimachinery/facts/README.md} says how to run it and what the inputs are.
 */
public final class CatalogCompiler {
    private CatalogCompiler() {}

    /**
     * @param arguments the release, its OpenAPI v2 document, the folder of its other facts, and the folder to write to
     * @throws IOException when an input cannot be read or an output not be written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 4) {
            throw new IllegalArgumentException("want: release openapi.json facts-folder output-folder");
        }
        String release = Release.parse(arguments[0]).version();
        Path facts = Path.of(arguments[2]);
        Path output = Path.of(arguments[3]);
        JsonNode openApi = JsonMapper.shared().readTree(Path.of(arguments[1]).toFile());
        GoFields goFields = GoFields.parse(Files.readAllLines(facts.resolve("go-fields-" + release + ".txt")));
        RegistryFacts registry = RegistryFacts.parse(Files.readAllLines(facts.resolve("registry-" + release + ".txt")));

        write(output.resolve("types-" + release + ".txt"), new TypeCompiler(openApi, goFields).compile());
        write(
                output.resolve("resources-" + release + ".txt"),
                new ResourceCompiler(openApi, registry, Release.parse(release)).compile());
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
