package io.drydock.kubeapiserver.reads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.BothReleases;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a watch tells: over HTTP and over a WebSocket, from the start it asks for, in the form it asks for. */
class WatchTest extends BothReleases {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final AtomicInteger CHANGES = new AtomicInteger();
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";

    @BeforeParameterizedClassInvocation
    static void createObjects() {
        create("a");
        create("ab");
    }

    @Test
    void a_watch_that_begins_with_what_is_there_is_told_where_that_ends_if_it_understands_bookmarks() {
        String whole = isNewest() ? "ADDED a, ADDED ab, BOOKMARK " : "ADDED a, ADDED ab";
        String fromAny = MAPS + "?watch=1&resourceVersion=0";
        assertTold(Map.of(fromAny, "ADDED a, ADDED ab", fromAny + "&allowWatchBookmarks=1", whole));
        if (isNewest()) {
            String streaming = MAPS + "?watch=1&resourceVersionMatch=NotOlderThan&sendInitialEvents=";
            assertTold(Map.of(
                    streaming + "true", "ADDED a, ADDED ab",
                    streaming + "true&allowWatchBookmarks=1", whole,
                    streaming + "false&allowWatchBookmarks=1", "",
                    streaming + "false&resourceVersion=0", ""));
            JsonNode end = watch(fromAny + "&allowWatchBookmarks=1").getLast();
            assertEquals(
                    "true",
                    end.at("/object/metadata/annotations/k8s.io~1initial-events-end")
                            .asString());
        }
    }

    @Test
    void what_a_watch_cannot_begin_with_is_refused_as_the_release_words_it() {
        String match = "ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden: ";
        String withMatch = MAPS + "?watch=1&resourceVersion=5&resourceVersionMatch=NotOlderThan";
        if (isNewest()) {
            assertRefused(
                    match + "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided",
                    withMatch);
            assertRefused(
                    match + "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan",
                    MAPS + "?watch=1&sendInitialEvents=true");
            // The old paths are checked as lists are, whatever they do.
            assertRefused(
                    "ListOptions.meta.k8s.io \"\" is invalid: sendInitialEvents: Forbidden: sendInitialEvents is"
                            + " forbidden for list",
                    "/api/v1/watch/configmaps?sendInitialEvents=true&resourceVersion=5&resourceVersionMatch=NotOlderThan");
        } else {
            assertRefused(match + "resourceVersionMatch is forbidden for watch", withMatch);
            assertEquals("ADDED a, ADDED ab", told(watch(MAPS + "?watch=1&sendInitialEvents=true")));
        }
    }

    @Test
    void a_version_still_to_come_ends_a_watch_of_initial_events_only() {
        assertEquals("", told(watch(MAPS + "?watch=1&resourceVersion=99999999&timeoutSeconds=1")));
        if (isNewest()) {
            JsonNode event = watch(MAPS + "?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan"
                            + "&resourceVersion=99999999")
                    .getFirst();
            assertEquals("ERROR", event.path("type").asString());
            assertEquals(504, event.at("/object/code").asInt());
            assertEquals(
                    "ResourceVersionTooLarge",
                    event.at("/object/details/causes/0/reason").asString());
        }
    }

    @Test
    void a_version_that_nobody_remembers_ends_a_watch_with_an_event() {
        String early = requests.getJson(MAPS).at("/metadata/resourceVersion").asString();
        for (int i = 0; i < 4; i++) {
            String name = create("short-lived-" + i);
            assertEquals(200, requests.send("DELETE", MAPS + "/" + name, "").statusCode());
        }
        List<JsonNode> events = watch(MAPS + "?watch=1&resourceVersion=" + early);
        assertEquals(1, events.size());
        JsonNode status = events.getFirst().path("object");
        assertEquals("ERROR", events.getFirst().path("type").asString());
        assertEquals(410, status.path("code").asInt());
        assertEquals("Expired", status.path("reason").asString());
        assertTrue(
                status.path("message").asString().matches("too old resource version: " + early + " \\(\\d+\\)"),
                status.toString());
    }

    @Test
    void every_path_of_a_watch_leads_to_it() {
        assertTold(Map.of(
                "/api/v1/configmaps?watch=1&fieldSelector=metadata.namespace%3Ddefault",
                "ADDED a, ADDED ab",
                "/api/v1/watch/namespaces/default/configmaps?x=y",
                "ADDED a, ADDED ab",
                "/api/v1/watch/configmaps?fieldSelector=metadata.namespace%3Ddefault",
                "ADDED a, ADDED ab",
                "/api/v1/watch/namespaces/default/configmaps/a?x=y",
                "ADDED a",
                MAPS + "?watch=1&fieldSelector=metadata.name%3Da",
                "ADDED a"));
        assertEquals(
                "fieldSelector metadata.name doesn't match requested name",
                requests.getJson("/api/v1/watch/namespaces/default/configmaps/a?fieldSelector=metadata.name%3Db")
                        .path("message")
                        .asString());
    }

    @Test
    void a_bookmark_is_an_object_of_the_watched_kind_and_comes_before_the_time_is_over() {
        List<JsonNode> events = watch(
                "/apis/apps/v1/deployments?watch=1&resourceVersion=99999999&allowWatchBookmarks=1&timeoutSeconds=3");
        JsonNode object = events.getFirst().path("object");
        assertEquals("BOOKMARK", events.getFirst().path("type").asString());
        assertEquals("Deployment", object.path("kind").asString());
        assertEquals("apps/v1", object.path("apiVersion").asString());
        assertEquals(!isNewest(), object.path("metadata").has("creationTimestamp"));
        assertTrue(object.path("spec").has("template"));
    }

    @Test
    void a_watch_of_tables_names_the_columns_once_and_marks_the_end_of_what_was_there_even_without_objects() {
        List<JsonNode> events =
                watch(MAPS + "?watch=1&resourceVersion=0&allowWatchBookmarks=1&includeObject=None", "Accept", TABLE);
        assertEquals(
                "Name", events.get(0).at("/object/columnDefinitions/0/name").asString());
        assertTrue(events.get(1).at("/object/columnDefinitions").isNull());
        assertTrue(events.get(1).at("/object/rows/0/object").isNull());
        if (isNewest()) {
            assertEquals(
                    "true",
                    events.get(2)
                            .at("/object/rows/0/object/metadata/annotations/k8s.io~1initial-events-end")
                            .asString());
        }
    }

    @Test
    void a_watch_over_a_web_socket_tells_an_event_in_each_message() throws Exception {
        BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        try (HttpClient client = server.client()) {
            WebSocket socket = webSocket(client)
                    .header("Origin", "https://127.0.0.1")
                    .subprotocols("any.name")
                    .buildAsync(address(), new Collector(messages))
                    .join();
            assertEquals("any.name", socket.getSubprotocol());
            for (String name : List.of("a", "ab")) {
                JsonNode event = JsonMapper.shared().readTree(messages.poll(30, TimeUnit.SECONDS));
                assertEquals("ADDED", event.path("type").asString());
                assertEquals(name, event.at("/object/metadata/name").asString());
            }
            assertEquals("closed", messages.poll(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void a_web_socket_from_nowhere_is_refused() {
        try (HttpClient client = server.client()) {
            CompletionException failure = assertThrows(
                    CompletionException.class,
                    () -> webSocket(client)
                            .buildAsync(address(), new Collector(new LinkedBlockingQueue<>()))
                            .join());
            WebSocketHandshakeException refused =
                    assertInstanceOf(WebSocketHandshakeException.class, failure.getCause());
            assertEquals(403, refused.getResponse().statusCode());
        }
    }

    private static WebSocket.Builder webSocket(HttpClient client) {
        return client.newWebSocketBuilder().header("Authorization", "Bearer admintoken");
    }

    private static URI address() {
        return URI.create("wss" + server.url().toString().substring("https".length()) + MAPS
                + "?watch=1&resourceVersion=0&timeoutSeconds=1");
    }

    /** Puts whole messages into a queue, and at last a word of its own. */
    private record Collector(BlockingQueue<String> messages, StringBuilder part) implements WebSocket.Listener {
        Collector(BlockingQueue<String> messages) {
            this(messages, new StringBuilder());
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                messages.add(part.toString());
                part.setLength(0);
            }
            return WebSocket.Listener.super.onText(socket, data, last);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            messages.add("closed");
            return WebSocket.Listener.super.onClose(socket, code, reason);
        }
    }

    private void assertRefused(String message, String path) {
        JsonNode status = requests.getJson(path);
        assertEquals(422, status.path("code").asInt(), path);
        assertEquals(message, status.path("message").asString());
    }

    /** What a watch tells until it ends by itself, or tells of a change that is made once it has begun. */
    private static List<JsonNode> watch(String path, String... headers) {
        String bounded = path.contains("timeoutSeconds=") ? path : path + "&timeoutSeconds=30";
        HttpResponse<Stream<String>> answer =
                requests.send(requests.request(bounded, headers).build(), HttpResponse.BodyHandlers.ofLines());
        assertEquals(200, answer.statusCode(), path);
        try (Stream<String> lines = answer.body()) {
            change();
            return lines.map(JsonMapper.shared()::readTree)
                    .takeWhile(event -> !event.path("type").asString().equals("MODIFIED"))
                    .toList();
        }
    }

    private static void change() {
        String patch = "{\"data\": {\"changed\": \"" + CHANGES.incrementAndGet() + "\"}}";
        HttpResponse<String> changed =
                requests.send("PATCH", MAPS + "/a", patch, "Content-Type", "application/merge-patch+json");
        assertEquals(200, changed.statusCode(), changed.body());
    }

    private static void assertTold(Map<String, String> expected) {
        expected.forEach((path, events) -> assertEquals(events, told(watch(path)), path));
    }

    private static String told(List<JsonNode> events) {
        return String.join(
                ", ",
                events.stream()
                        .map(event -> event.path("type").asString() + " "
                                + event.at("/object/metadata/name").asString(""))
                        .toList());
    }

    private static String create(String name) {
        requests.post(MAPS, "{\"metadata\": {\"name\": \"" + name + "\"}}");
        return name;
    }
}
