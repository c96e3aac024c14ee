package io.drydock.apiserver.endpoints;

import static io.drydock.apiserver.endpoints.EndpointFixture.CONFIG_MAPS;
import static io.drydock.apiserver.endpoints.EndpointFixture.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.http.InProcessExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(20)
class WatchesTest {
    private final EndpointFixture server = new EndpointFixture();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/namespaces/default/configmaps?watch=1",
                "/api/v1/configmaps?watch=true",
                "/api/v1/watch/namespaces/default/configmaps",
                "/api/v1/watch/configmaps",
                "/api/v1/watch/namespaces/default/configmaps/a",
                "/api/v1/namespaces/default/configmaps?watch=1&fieldSelector=metadata.name%3Da"
            })
    void a_watch_begins_with_what_is_there_and_goes_on_with_changes(String target) throws Exception {
        server.createConfigMap("a", "");
        Running watch = new Running(target);
        watch.awaitEvents(1);
        server.call("PUT", CONFIG_MAPS + "/a", "{\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"w\"}}");
        server.call("DELETE", CONFIG_MAPS + "/a", "");
        watch.awaitEvents(3);
        watch.exchange.disconnect();
        watch.join();
        List<JsonNode> events = watch.events();
        assertEquals(
                List.of("ADDED", "MODIFIED", "DELETED"),
                events.stream().map(event -> event.path("type").asString()).toList());
        assertEquals("w", events.get(1).at("/object/data/k").asString());
        assertEquals("ConfigMap", events.get(2).at("/object/kind").asString());
    }

    @Test
    void a_watch_is_a_line_of_json_for_each_event() throws Exception {
        server.createConfigMap("a", "");
        Running watch = new Running(CONFIG_MAPS + "?watch=1");
        watch.awaitEvents(1);
        watch.exchange.disconnect();
        watch.join();
        assertEquals(
                "application/json", watch.exchange.answerHeader("Content-Type").orElseThrow());
        assertTrue(watch.exchange.answerText().startsWith("{\"type\":\"ADDED\",\"object\":{\"kind\":\"ConfigMap\","));
        assertTrue(watch.exchange.answerText().endsWith("}}\n"));
    }

    @Test
    void a_watch_ends_when_its_time_is_over() throws Exception {
        Running watch = new Running(CONFIG_MAPS + "?watch=1&timeoutSeconds=1");
        watch.join();
        assertEquals(200, watch.exchange.status());
        assertEquals(0, server.watches.count());
    }

    @Test
    void watches_end_when_the_server_shuts_down() throws Exception {
        server.createConfigMap("a", "");
        Running watch = new Running(CONFIG_MAPS + "?watch=1");
        watch.awaitEvents(1);
        assertEquals(1, server.watches.count());
        server.watches.close();
        watch.join();
        assertEquals(0, server.watches.count());
    }

    @Test
    void only_the_first_table_of_a_watch_names_the_columns() throws Exception {
        server.createConfigMap("a", "");
        server.createConfigMap("b", "");
        Running watch =
                new Running(CONFIG_MAPS + "?watch=1", "application/json;as=Table;v=v1;g=meta.k8s.io,application/json");
        watch.awaitEvents(2);
        watch.exchange.disconnect();
        watch.join();
        List<JsonNode> events = watch.events();
        assertEquals("Table", events.get(0).at("/object/kind").asString());
        assertEquals(
                "Name", events.get(0).at("/object/columnDefinitions/0/name").asString());
        assertTrue(events.get(1).at("/object/columnDefinitions").isNull());
        assertEquals("b", events.get(1).at("/object/rows/0/cells/0").asString());
        assertFalse(events.get(1)
                .at("/object/metadata/resourceVersion")
                .asString("")
                .isEmpty());
    }

    @Test
    void a_watch_can_be_of_metadata_alone() throws Exception {
        server.createConfigMap("a", "'k':'v'");
        Running watch =
                new Running(CONFIG_MAPS + "?watch=1", "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io");
        watch.awaitEvents(1);
        watch.exchange.disconnect();
        watch.join();
        JsonNode object = watch.events().getFirst().path("object");
        assertEquals("PartialObjectMetadata", object.path("kind").asString());
        assertFalse(object.has("data"));
    }

    @Test
    void a_watch_that_cannot_begin_fails_as_a_list_does() throws IOException {
        InProcessExchange answer = server.get(CONFIG_MAPS + "?watch=1&resourceVersion=abc&timeoutSeconds=1");
        assertEquals(500, answer.status());
        assertEquals(
                "resourceVersion: Invalid value: \"abc\": strconv.ParseUint: parsing \"abc\": invalid syntax",
                json(answer).path("message").asString());
    }

    /** A watch on a thread of its own. */
    private final class Running {
        private final InProcessExchange exchange;
        private final Thread thread;

        Running(String target) {
            this(target, "application/json");
        }

        Running(String target, String accept) {
            exchange = InProcessExchange.get(target).withHeader("Accept", accept);
            thread = Thread.startVirtualThread(() -> {
                try {
                    server.handle(exchange);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        void awaitEvents(int count) {
            while (new String(exchange.answer(), UTF_8).lines().count() < count) {
                Thread.onSpinWait();
            }
        }

        void join() throws InterruptedException {
            assertTrue(thread.join(Duration.ofSeconds(10)), "the watch goes on");
        }

        List<JsonNode> events() {
            return exchange.answerText()
                    .lines()
                    .map(line -> JsonMapper.shared().readTree(line))
                    .toList();
        }
    }
}
