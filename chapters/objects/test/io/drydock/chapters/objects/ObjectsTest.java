package io.drydock.chapters.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.storage.memory.MemoryStorage;
import io.drydock.chapters.chain.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ObjectsTest {
    private static final String DEFAULT = "/api/v1/namespaces/default/configmaps";
    private static final String SHIP = """
            {"kind": "ConfigMap", "apiVersion": "v1", "metadata": {"name": "ship"}, "data": {"sails": "3"}}""";

    private final MemoryStorage storage = new MemoryStorage();
    private final Objects objects = new Objects(storage, () -> false);

    @Test
    void what_was_created_is_read_with_its_revision_and_place() throws IOException {
        assertEquals(201, ask("POST", DEFAULT, SHIP).status());
        JsonNode ship = json(ask("GET", DEFAULT + "/ship", ""));
        assertEquals("3", ship.path("data").path("sails").asString());
        assertEquals("default", ship.path("metadata").path("namespace").asString());
        assertEquals(
                storage.currentRevision(),
                Long.parseLong(ship.path("metadata").path("resourceVersion").asString()));
    }

    @Test
    void the_same_name_twice_is_a_conflict_in_the_words_of_the_original() throws IOException {
        ask("POST", DEFAULT, SHIP);
        Exchange second = ask("POST", DEFAULT, SHIP);
        assertEquals(409, second.status());
        assertEquals(
                "configmaps \"ship\" already exists",
                json(second).path("message").asString());
    }

    @Test
    void what_is_not_there_is_404_to_read_and_to_delete() throws IOException {
        assertEquals(404, ask("GET", DEFAULT + "/ship", "").status());
        assertEquals(404, ask("DELETE", DEFAULT + "/ship", "").status());
    }

    @Test
    void a_list_is_of_one_namespace_or_of_all() throws IOException {
        ask("POST", DEFAULT, SHIP);
        ask("POST", "/api/v1/namespaces/default-two/configmaps", SHIP);
        assertEquals(1, json(ask("GET", DEFAULT, "")).path("items").size());
        assertEquals(2, json(ask("GET", "/api/v1/configmaps", "")).path("items").size());
        String one = DEFAULT + "?fieldSelector=metadata.name%3Dother";
        assertEquals(0, json(ask("GET", one, "")).path("items").size());
    }

    @Test
    void a_watch_tells_what_has_happened_since_a_revision() throws IOException {
        ask("POST", DEFAULT, SHIP);
        ask("DELETE", DEFAULT + "/ship", "");
        AtomicInteger looks = new AtomicInteger();
        Objects twoLooks = new Objects(storage, () -> looks.getAndIncrement() == 2);
        Exchange watch = new Exchange("GET", DEFAULT + "?watch=1&resourceVersion=1");
        twoLooks.find(watch).orElseThrow().handle(watch);
        assertEquals(
                "ADDED DELETED",
                String.join(
                        " ",
                        watch.body()
                                .lines()
                                .map(line -> JsonMapper.shared()
                                        .readTree(line)
                                        .path("type")
                                        .asString())
                                .toList()));
    }

    @Test
    void what_is_no_object_is_400_and_stores_nothing() throws IOException {
        for (String body : new String[] {"", "[]", "{", "{\"metadata\": {\"name\": \"No/Name\"}}"}) {
            assertEquals(400, ask("POST", DEFAULT, body).status(), body);
        }
        assertEquals(0, storage.count("/registry/"));
    }

    @Test
    void other_verbs_are_405() throws IOException {
        assertEquals(405, ask("PUT", DEFAULT + "/ship", SHIP).status());
    }

    @Test
    void clients_can_find_out_what_there_is() throws IOException {
        assertTrue(ask("GET", "/api/v1", "").body().contains("\"configmaps\""));
        assertTrue(objects.find(new Exchange("GET", "/api/v1/pods")).isEmpty());
    }

    private Exchange ask(String method, String target, String body) throws IOException {
        Exchange exchange = new Exchange(method, target, body.getBytes(StandardCharsets.UTF_8));
        objects.find(exchange).orElseThrow().handle(exchange);
        return exchange;
    }

    private static JsonNode json(Exchange exchange) {
        return JsonMapper.shared().readTree(exchange.body());
    }
}
