package io.drydock.walkthrough;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A real browser with one tab, spoken to by the DevTools protocol that Chromium has built in: a line of JSON out, a line
 * back.
 */
final class Browser implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final Path profile;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final AtomicReference<CompletableFuture<Void>> loaded = new AtomicReference<>(new CompletableFuture<>());
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private String session = "";

    private Browser(Process process, Path profile, URI address) {
        this.process = process;
        this.profile = profile;
        this.socket = http.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS))
                .buildAsync(address, new Listener())
                .join();
    }

    /** The browser of this machine, if it has one. */
    static Optional<Path> executable() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser start(Path executable) throws IOException {
        Path profile = Files.createTempDirectory(Project.site().getParent(), "browser");
        Process process = new ProcessBuilder(
                        executable.toString(),
                        "--headless=new",
                        // The pages are this project's own, and CI runs as root, which the sandbox refuses.
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said = process.errorReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("DevTools listening on ")) {
                Thread.ofVirtual().start(() -> said.lines().forEach(ignored -> {}));
                Browser browser = new Browser(process, profile, URI.create(line.substring(22)));
                browser.openTab();
                return browser;
            }
        }
        throw new IOException("the browser ended with " + process.exitValue());
    }

    private void openTab() {
        String target = call("Target.createTarget", JSON.createObjectNode().put("url", "about:blank"))
                .path("targetId")
                .asString();
        ObjectNode attach = JSON.createObjectNode().put("targetId", target).put("flatten", true);
        session = call("Target.attachToTarget", attach).path("sessionId").asString();
        for (String domain : List.of("Page", "Runtime", "Log")) {
            call(domain + ".enable", JSON.createObjectNode());
        }
    }

    /** Opens a page and waits until it has loaded. */
    void open(String url) {
        loaded.set(new CompletableFuture<>());
        call("Page.navigate", JSON.createObjectNode().put("url", url));
        await(loaded.get());
    }

    /** What an expression gives; a promise is waited for. */
    JsonNode evaluate(String expression) {
        JsonNode answer = call(
                "Runtime.evaluate",
                JSON.createObjectNode()
                        .put("expression", expression)
                        .put("awaitPromise", true)
                        .put("returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(
                    expression + ": " + answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    /** Waits until a condition holds in the page. */
    void await(String condition) {
        JsonNode came = evaluate("""
                new Promise((resolve) => {
                  const end = Date.now() + 20000;
                  const look = () => (%1$s) ? resolve(true) : Date.now() > end ? resolve(false) : setTimeout(look, 20);
                  look();
                })""".formatted(condition));
        if (!came.asBoolean()) {
            throw new IllegalStateException("in vain waited for " + condition);
        }
    }

    void viewport(int width, int height, boolean phone) {
        call(
                "Emulation.setDeviceMetricsOverride",
                JSON.createObjectNode()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", phone));
    }

    /** What the system is said to prefer. */
    void prefer(String scheme) {
        ObjectNode media = JSON.createObjectNode();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", scheme);
        call("Emulation.setEmulatedMedia", media);
    }

    /** A picture of what is seen, or of the whole page. */
    byte[] screenshot(boolean wholePage) {
        String data = call(
                        "Page.captureScreenshot",
                        JSON.createObjectNode().put("format", "png").put("captureBeyondViewport", wholePage))
                .path("data")
                .asString();
        return Base64.getDecoder().decode(data);
    }

    /** What pages have complained about so far. */
    List<String> errors() {
        return new ArrayList<>(errors);
    }

    private JsonNode call(String method, ObjectNode parameters) {
        int id = lastId.incrementAndGet();
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(message.toString(), true).join();
        JsonNode received = await(answer);
        if (received.has("error")) {
            throw new IllegalStateException(method + ": " + received.path("error"));
        }
        return received.path("result");
    }

    private static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
        process.destroy();
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        delete();
    }

    /** The browser's last processes may still be writing; what is left over then is in the folder of the build. */
    private void delete() {
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException leftOver) {
            profile.toFile().deleteOnExit();
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder received = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            received.append(data);
            if (last) {
                message(JSON.readTree(received.toString()));
                received.setLength(0);
            }
            webSocket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void message(JsonNode message) {
            if (message.has("id")) {
                answers.remove(message.path("id").asInt()).complete(message);
                return;
            }
            JsonNode parameters = message.path("params");
            switch (message.path("method").asString()) {
                case "Page.loadEventFired" -> loaded.get().complete(null);
                case "Runtime.exceptionThrown" ->
                    errors.add(parameters.path("exceptionDetails").toString());
                case "Runtime.consoleAPICalled" -> {
                    if (parameters.path("type").asString().equals("error")) {
                        errors.add(parameters.path("args").toString());
                    }
                }
                case "Log.entryAdded" -> {
                    if (parameters.path("entry").path("level").asString().equals("error")) {
                        errors.add(parameters.path("entry").toString());
                    }
                }
                default -> {
                    // The other events are of no interest here.
                }
            }
        }
    }
}
