package io.drydock.kubeapiserver.realanswers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of {@code real-answers/RELEASE}: objects, changes to one field of them, and what a real server of that
 * release said to each (1.20.2 and 1.36.2, without controllers and with the flags of the tests' servers).
 *
 * @param collection the path that the objects are created at
 * @param update whether the changed object is put over the unchanged one, rather than created
 * @param subresource the part that is put, such as {@code status}; empty for the object itself
 * @param bases the objects as they were
 */
record AnswerCases(
        String name,
        String collection,
        boolean update,
        String subresource,
        List<JsonNode> bases,
        List<AnswerCase> cases) {

    static List<AnswerCases> of(String release) throws IOException {
        Path directory = Path.of("src/test/resources/real-answers", release);
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().map(AnswerCases::read).toList();
        }
    }

    private static AnswerCases read(Path file) {
        JsonNode json = JsonMapper.shared().readTree(file);
        List<JsonNode> bases = json.path("bases").values().stream().toList();
        return new AnswerCases(
                file.getFileName().toString().replace(".json", ""),
                json.path("collection").asString(),
                json.path("update").asBoolean(),
                json.path("subresource").asString(),
                bases,
                json.path("cases").values().stream()
                        .map(one -> AnswerCase.of(one, bases))
                        .toList());
    }

    /** The path of an object of this kind. */
    String pathOf(JsonNode object) {
        return collection + "/" + object.at("/metadata/name").asString();
    }
}
