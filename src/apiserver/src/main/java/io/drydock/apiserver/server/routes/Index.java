package io.drydock.apiserver.server.routes;

import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.server.mux.PathRecorderMux;
import java.util.Collection;
import java.util.TreeSet;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists the paths of a server and of those it delegates to.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/routes/index.go: IndexLister"
 */
public final class Index {
    private Index() {}

    public static void install(PathRecorderMux mux, Supplier<Collection<String>> paths) {
        Handler handler = lister(200, paths);
        mux.unlistedHandle("/", handler);
        mux.unlistedHandle("/index.html", handler);
    }

    /** The listing under a status of its own, for a path that nobody knows. */
    public static Handler lister(int status, Supplier<Collection<String>> paths) {
        return JsonDocument.of(status, () -> {
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            ArrayNode listed = tree.putArray("paths");
            new TreeSet<>(paths.get()).forEach(listed::add);
            return tree;
        });
    }
}
