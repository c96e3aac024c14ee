package io.drydock.kubeapiserver.openapi;

import io.drydock.apimachinery.schema.GroupVersion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of a published Swagger document that a server with these group versions serves: their paths, and the
 * definitions and parameters that can be reached from them.
 *
 * @see "Go: vendor/k8s.io/kube-openapi/pkg/builder/openapi.go: BuildOpenAPISpec"
 */
public final class ServedOpenApi {
    private static final String GROUPS = "/apis/";
    private static final String CORE = "/api/";

    private final ObjectNode document;
    private final Set<String> reached = new HashSet<>();
    private final Deque<JsonNode> toVisit = new ArrayDeque<>();

    private ServedOpenApi(ObjectNode document) {
        this.document = document;
    }

    /**
     * @param published is changed
     * @param served the group versions
     * @param version what the document says it describes
     */
    public static JsonNode of(JsonNode published, Set<GroupVersion> served, String version) {
        ServedOpenApi api = new ServedOpenApi((ObjectNode) published);
        api.document.withObjectProperty("info").put("version", version);
        api.retainPaths(path -> isServed(path, served));
        api.followReferences();
        api.retainReached("definitions");
        api.retainReached("parameters");
        return published;
    }

    private static boolean isServed(String path, Set<GroupVersion> served) {
        String[] parts = path.split("/", -1);
        if (path.startsWith(CORE) && parts.length > 3) {
            return served.contains(new GroupVersion("", parts[2]));
        }
        if (!path.startsWith(GROUPS) || path.equals(GROUPS)) {
            return true;
        }
        return parts.length > 4
                ? served.contains(new GroupVersion(parts[2], parts[3]))
                : served.stream().anyMatch(version -> version.group().equals(parts[2]));
    }

    private void retainPaths(Predicate<String> wanted) {
        ObjectNode paths = (ObjectNode) document.path("paths");
        Set<String> kept = new HashSet<>();
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            if (wanted.test(path.getKey())) {
                kept.add(path.getKey());
                toVisit.add(path.getValue());
            }
        }
        paths.retain(kept);
    }

    private void followReferences() {
        while (!toVisit.isEmpty()) {
            JsonNode node = toVisit.remove();
            JsonNode reference = node.path("$ref");
            if (reference.isString() && reached.add(reference.asString())) {
                // Such as #/definitions/io.k8s.api.core.v1.Pod; what it leads to is found by both its parts.
                String[] parts = reference.asString().split("/", -1);
                toVisit.add(document.path(parts[1]).path(parts[2]));
            }
            node.forEach(toVisit::add);
        }
    }

    private void retainReached(String section) {
        if (document.path(section) instanceof ObjectNode entries) {
            Set<String> kept = new HashSet<>();
            for (String name : entries.propertyNames()) {
                if (reached.contains("#/" + section + "/" + name)) {
                    kept.add(name);
                }
            }
            entries.retain(kept);
        }
    }
}
