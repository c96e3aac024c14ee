package io.drydock.kubeapiserver.golden;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One recorded scenario: requests in order, each with what the real server answered. */
record Recording(String name, List<Step> steps) {

    /**
     * @param captures variable to the dotted path of its value in the answer, for later requests
     * @param ignored dotted paths that are not compared
     */
    record Step(String id, JsonNode request, JsonNode response, Map<String, String> captures, List<String> ignored) {}

    static Recording load(String name) {
        try (InputStream file = Recording.class.getResourceAsStream("/golden/" + name + ".json")) {
            if (file == null) {
                throw new IllegalArgumentException("no recording named " + name + " under golden/");
            }
            JsonNode tree = new JsonMapper().readTree(file);
            List<Step> steps = new ArrayList<>();
            tree.path("steps").forEach(step -> steps.add(step(step)));
            return new Recording(tree.path("name").asString(), steps);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static Step step(JsonNode step) {
        Map<String, String> captures = new java.util.LinkedHashMap<>();
        step.path("capture")
                .properties()
                .forEach(e -> captures.put(e.getKey(), e.getValue().asString()));
        List<String> ignored = new ArrayList<>();
        step.path("ignore").forEach(path -> ignored.add(path.asString()));
        return new Step(step.path("id").asString(), step.path("request"), step.path("response"), captures, ignored);
    }
}
