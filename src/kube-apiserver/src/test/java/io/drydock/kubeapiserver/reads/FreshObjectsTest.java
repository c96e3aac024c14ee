package io.drydock.kubeapiserver.reads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.kubeapiserver.running.Requests;
import io.drydock.kubeapiserver.running.RunningServer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A server to which nobody has written anything holds the objects that a real one holds, as they were read from it:
 * whole, but for what is another in every cluster.
 */
class FreshObjectsTest {
    /** Times, identities, and what the machine is called. */
    private static final Set<String> OWN = Set.of(
            "time",
            "lastTransitionTime",
            "renewTime",
            "since",
            "uid",
            "resourceVersion",
            "creationTimestamp",
            "kubernetes.io/hostname");

    @ParameterizedTest
    @ValueSource(strings = {"1.20", "1.36"})
    void a_fresh_server_holds_what_a_real_one_holds(String release) throws Exception {
        JsonNode expected = read(release);
        try (RunningServer server =
                        RunningServer.start("--emulated-version=" + release, "--advertise-address=10.1.2.3");
                Requests requests = new Requests(server)) {
            for (Map.Entry<String, JsonNode> resource : expected.path("objects").properties()) {
                Map<String, JsonNode> found =
                        objects(requests, resource.getKey(), server.url().getPort());
                resource.getValue()
                        .properties()
                        .forEach(object -> assertEquals(
                                object.getValue(),
                                found.get(object.getKey()),
                                () -> resource.getKey() + " " + object.getKey()));
            }
            for (Map.Entry<String, JsonNode> resource : expected.path("names").properties()) {
                Set<String> wanted = new TreeSet<>();
                resource.getValue().forEach(name -> wanted.add(name.asString()));
                assertEquals(
                        wanted,
                        objects(requests, resource.getKey(), server.url().getPort())
                                .keySet(),
                        resource.getKey());
            }
        }
    }

    private static Map<String, JsonNode> objects(Requests requests, String path, int port) {
        Map<String, JsonNode> objects = new TreeMap<>();
        requests.getJson("/" + path).path("items").forEach(item -> {
            String namespace = item.at("/metadata/namespace").asString("");
            String name = masked(item.at("/metadata/name").asString(), port);
            JsonNode object = masked(item, port);
            if (path.contains("flowcontrol") || path.contains("apiregistration")) {
                // How these are doing is settled after the start, one by one.
                ((ObjectNode) object).remove("status");
                ((ObjectNode) object.path("metadata")).remove("managedFields");
            }
            objects.put(namespace.isEmpty() ? name : namespace + "/" + name, object);
        });
        return objects;
    }

    private static JsonNode masked(JsonNode node, int port) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties().stream()
                        .filter(entry -> !OWN.contains(entry.getKey()))
                        .forEach(entry -> copy.set(entry.getKey(), masked(entry.getValue(), port)));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> copy.add(masked(item, port)));
                yield copy;
            }
            case NumericNode number when number.asInt() == port -> JsonNodeFactory.instance.stringNode("<PORT>");
            case StringNode text -> JsonNodeFactory.instance.stringNode(masked(text.asString(), port));
            default -> node;
        };
    }

    private static String masked(String text, int port) {
        return text.replaceFirst("apiserver-[a-z2-7]{26}.*", "apiserver-<ID>")
                .replace(Integer.toString(port), "<PORT>");
    }

    private static JsonNode read(String release) throws IOException {
        String file = "/fresh/" + release + ".json";
        try (InputStream in = Objects.requireNonNull(FreshObjectsTest.class.getResourceAsStream(file), file)) {
            return JsonMapper.shared().readTree(in);
        }
    }
}
