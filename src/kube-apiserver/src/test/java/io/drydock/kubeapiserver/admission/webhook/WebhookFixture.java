package io.drydock.kubeapiserver.admission.webhook;

import static io.drydock.kubeapiserver.admission.webhook.WebhookServer.allowed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.kubeapiserver.running.RunningServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A server, and webhooks that are installed in it one by one. Each sees only objects that carry its label. */
final class WebhookFixture implements AutoCloseable {
    static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final String AUDIT = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            omitStages: [RequestReceived]
            rules: [{level: Metadata, verbs: [create, update, delete]}]
            """;

    final RunningServer server;
    final WebhookServer hooks;
    private final HttpClient client;
    private final Path auditLog;

    private WebhookFixture(RunningServer server, WebhookServer hooks, Path auditLog) {
        this.server = server;
        this.hooks = hooks;
        this.client = server.client();
        this.auditLog = auditLog;
    }

    static WebhookFixture start(Path folder, String... flags) throws Exception {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), AUDIT);
        Path log = folder.resolve("audit.log");
        String[] all = Stream.concat(
                        Stream.of("--audit-policy-file=" + policy, "--audit-log-path=" + log), Stream.of(flags))
                .toArray(String[]::new);
        return new WebhookFixture(RunningServer.start(all), WebhookServer.start(), log);
    }

    /** What the server has answered. */
    record Answer(int status, JsonNode body, List<String> warnings) {
        String message() {
            return body.path("message").asString("");
        }
    }

    /** @param body with single quotes; empty for none */
    Answer call(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.url().resolve(path))
                .header("Authorization", "Bearer admintoken")
                .header("Content-Type", "application/json");
        request.method(
                method,
                body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        JsonNode tree = answer.body().startsWith("{")
                ? JsonMapper.shared().readTree(answer.body())
                : JsonMapper.shared().createObjectNode().put("message", answer.body());
        return new Answer(answer.statusCode(), tree, answer.headers().allValues("warning"));
    }

    /** Creates a config map that the webhook sees. */
    Answer create(String name, String hook) throws IOException, InterruptedException {
        return call("POST", CONFIG_MAPS, "{'metadata':{'name':'" + name + "','labels':{'hook':'" + hook + "'}}}");
    }

    /** What a webhook of this fixture at a path of its own is configured with, to be changed as a test needs it. */
    ObjectNode hook(String name) {
        return tree("{'name':'" + name + ".drydock.io','sideEffects':'None','admissionReviewVersions':['v1'],"
                + "'clientConfig':{'url':'https://127.0.0.1:" + hooks.port() + "/" + name + "','caBundle':'"
                + hooks.caBundle() + "'},'objectSelector':{'matchLabels':{'hook':'" + name + "'}},"
                + "'rules':[{'operations':['*'],'apiGroups':['*'],'apiVersions':['*'],'resources':['*/*']}]}");
    }

    void answer(String name, Function<JsonNode, ObjectNode> response) {
        hooks.answer("/" + name, response);
    }

    /** What the webhook was asked about objects that are no probes. */
    List<WebhookServer.Asked> asked(String name) {
        return hooks.asked("/" + name).stream()
                .filter(question ->
                        !question.request().path("name").asString("").startsWith("probe-"))
                .toList();
    }

    void validating(String name, ObjectNode... webhooks) throws Exception {
        install("ValidatingWebhookConfiguration", name, webhooks);
    }

    void mutating(String name, ObjectNode... webhooks) throws Exception {
        install("MutatingWebhookConfiguration", name, webhooks);
    }

    /** Configures webhooks, and waits until they are asked. */
    private void install(String kind, String name, ObjectNode... webhooks) throws Exception {
        String path = "/apis/admissionregistration.k8s.io/v1/" + kind.toLowerCase(Locale.ROOT) + "s";
        ObjectNode configuration = tree("{'metadata':{'name':'" + name + "'}}");
        for (ObjectNode webhook : webhooks) {
            configuration.withArrayProperty("webhooks").add(webhook);
        }
        // The webhook for the probe is asked last.
        String probe = "probe-" + name;
        answer(probe, request -> allowed());
        configuration.withArrayProperty("webhooks").add(hook(probe));
        Answer created = call("POST", path, configuration.toString());
        assertEquals(201, created.status(), created::message);
        await("webhook " + name, () -> {
            return call(
                                            "POST",
                                            CONFIG_MAPS + "?dryRun=All",
                                            "{'metadata':{'name':'" + probe + "','labels':{'hook':'" + probe + "'}}}")
                                    .status()
                            == 201
                    && !hooks.asked("/" + probe).isEmpty();
        });
    }

    /** A condition that asks the server. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    static void await(String what, Condition condition) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(SOON);
        while (!condition.holds()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("in vain: " + what);
            }
            Thread.sleep(POLL);
        }
    }

    /** The annotations of the event of a request that was answered with an object of this name. */
    JsonNode auditAnnotations(String verb, String name) throws IOException {
        Predicate<JsonNode> isIt = event -> event.path("verb").asString().equals(verb)
                && event.path("requestURI").asString().contains(name);
        return Files.readAllLines(auditLog).stream()
                .map(JsonMapper.shared()::readTree)
                .filter(isIt)
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("no event of " + verb + " " + name))
                .path("annotations");
    }

    static ObjectNode tree(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"'));
    }

    @Override
    public void close() {
        client.close();
        hooks.close();
        server.close();
    }
}
