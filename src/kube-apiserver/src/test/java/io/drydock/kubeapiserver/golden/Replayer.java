package io.drydock.kubeapiserver.golden;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Sends the requests of a recording to a server and says where its answers differ from the recorded ones. */
final class Replayer {
    private static final Map<String, String> TOKENS =
            Map.of("admin", "admintoken", "bob", "bobtoken", "alice", "alicetoken", "bad", "nosuchtoken");
    private static final List<String> COMPARED_HEADERS =
            List.of("Retry-After", "Location", "Www-Authenticate", "Warning", "Allow");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    private final URI server;
    private final HttpClient client;
    private final JsonMapper json = new JsonMapper();

    /** @param client must trust the server's certificate */
    Replayer(URI server, HttpClient client) {
        this.server = server;
        this.client = client;
    }

    /** By the ids of the steps that are answered otherwise than recorded, one line for each difference. */
    SortedMap<String, List<String>> replay(Recording recording) throws IOException, InterruptedException {
        SortedMap<String, List<String>> missed = new TreeMap<>();
        Map<String, String> variables = new HashMap<>();
        for (Recording.Step step : recording.steps()) {
            ObjectNode got = send(step.request(), variables);
            step.captures()
                    .forEach((name, path) -> variables.put(
                            name, Normalizer.dig(got.path("body"), path).asString()));
            JsonNode want = Normalizer.normalize(step.response());
            JsonNode normal = Normalizer.normalize(got);
            step.ignored().forEach(path -> {
                Normalizer.drop(want, path);
                Normalizer.drop(normal, path);
            });
            List<String> differences = Differences.between(want, normal);
            if (!differences.isEmpty()) {
                String exchange = step.request().path("method").asString() + " "
                        + step.request().path("path").asString();
                missed.put(
                        step.id(),
                        differences.stream().map(line -> exchange + ": " + line).toList());
            }
        }
        return missed;
    }

    private ObjectNode send(JsonNode request, Map<String, String> variables) throws IOException, InterruptedException {
        URI uri = URI.create(server
                + substitute(request.path("path").asString(), variables)
                        .replace(" ", "%20")
                        .replace("\"", "%22"));
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30));
        builder.header("Accept", request.path("accept").asString("application/json"));
        // The recorded client did not say what program it was, and managers of fields are named after that.
        builder.header("User-Agent", "");
        String user = request.path("user").asString("admin");
        if (!user.equals("none")) {
            builder.header("Authorization", "Bearer " + TOKENS.get(user));
        }
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();
        if (request.has("body") && !request.get("body").isNull()) {
            builder.header("Content-Type", request.path("ctype").asString("application/json"));
            JsonNode sent = request.get("body");
            String text = sent.isString() ? sent.asString() : SpacedJson.of(sent);
            body = HttpRequest.BodyPublishers.ofString(substitute(text, variables));
        }
        request.path("headers")
                .properties()
                .forEach(header -> builder.header(
                        header.getKey(), substitute(header.getValue().asString(), variables)));
        pause(request.path("wait"));
        builder.method(request.path("method").asString(), body);
        HttpResponse<String> response = client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
        return answer(request, response);
    }

    /** The recording asks for time to pass: the real server's controllers answered to what came before. */
    private static void pause(JsonNode seconds) throws InterruptedException {
        if (seconds.isNumber()) {
            Thread.sleep(Duration.ofMillis((long) (seconds.asDouble() * 1000)));
        }
    }

    private ObjectNode answer(JsonNode request, HttpResponse<String> response) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("status", response.statusCode());
        answer.put(
                "contentType",
                response.headers().firstValue("Content-Type").orElse("").replace(" ", ""));
        for (String header : COMPARED_HEADERS) {
            response.headers()
                    .firstValue(header)
                    .ifPresent(value -> answer.withObjectProperty("headers").put(header, value));
        }
        try {
            if (request.path("watch").asBoolean(false)) {
                var events = JsonNodeFactory.instance.arrayNode();
                response.body()
                        .lines()
                        .filter(line -> !line.isBlank())
                        .forEach(line -> events.add(json.readTree(line)));
                answer.set("events", events);
            } else {
                answer.set("body", json.readTree(response.body()));
            }
        } catch (JacksonException notJson) {
            answer.put("text", response.body());
        }
        if (answer.path("body").isMissingNode() || answer.path("body").isNull()) {
            answer.remove("body");
            if (!answer.has("events")) {
                answer.put("text", response.body());
            }
        }
        return answer;
    }

    private static String substitute(String text, Map<String, String> variables) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(variables.getOrDefault(found.group(1), found.group())));
    }
}
