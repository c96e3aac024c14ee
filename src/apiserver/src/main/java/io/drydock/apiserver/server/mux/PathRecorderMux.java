package io.drydock.apiserver.server.mux;

import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.PlainText;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Routes by exact path, then by the longest prefix, and remembers which paths to list at {@code /}. What it does not
 * know goes to the handler of last resort, which in a chain of servers is the next server. Routes may come and go
 * while it serves.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/mux/pathrecorder.go: PathRecorderMux"
 */
public final class PathRecorderMux implements Handler {
    private static final Comparator<String> BEST_PREFIX_FIRST = Comparator.comparingLong(PathRecorderMux::slashes)
            .thenComparingInt(String::length)
            .thenComparing(Comparator.naturalOrder())
            .reversed();

    private final String name;
    private volatile Routes routes;

    public PathRecorderMux(String name) {
        this.name = name;
        this.routes = new Routes(Map.of(), new TreeMap<>(BEST_PREFIX_FIRST), new TreeSet<>(), PlainText::notFound);
    }

    /** Serves a path, listed. */
    public synchronized void handle(String path, Handler handler) {
        routes = routes.with(name, path, handler, true);
    }

    /** Serves a path that is not listed. */
    public synchronized void unlistedHandle(String path, Handler handler) {
        routes = routes.with(name, path, handler, false);
    }

    /** Serves everything under a prefix, listed. The prefix ends with a slash. */
    public synchronized void handlePrefix(String prefix, Handler handler) {
        routes = routes.withPrefix(name, prefix, handler, true);
    }

    /** Serves everything under a prefix, not listed. The prefix ends with a slash. */
    public synchronized void unlistedHandlePrefix(String prefix, Handler handler) {
        routes = routes.withPrefix(name, prefix, handler, false);
    }

    /** No longer serves a path or prefix. */
    public synchronized void unregister(String path) {
        routes = routes.without(path);
    }

    /** Who answers what nothing here is for. */
    public synchronized void notFoundHandler(Handler handler) {
        routes = new Routes(routes.exact, routes.prefixes, routes.listed, handler);
    }

    /** The listed paths, sorted. */
    public List<String> listedPaths() {
        return List.copyOf(routes.listed);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        routes.find(exchange.path()).handle(exchange);
    }

    private static long slashes(String path) {
        return path.chars().filter(c -> c == '/').count();
    }

    /** One state of the routes; never changed once it is published. */
    private record Routes(
            Map<String, Handler> exact, TreeMap<String, Handler> prefixes, TreeSet<String> listed, Handler notFound) {

        Handler find(String path) {
            Handler handler = exact.get(path);
            if (handler != null) {
                return handler;
            }
            for (Map.Entry<String, Handler> entry : prefixes.entrySet()) {
                if (path.startsWith(entry.getKey())) {
                    return entry.getValue();
                }
            }
            return notFound;
        }

        Routes with(String mux, String path, Handler handler, boolean isListed) {
            Map<String, Handler> changed = new TreeMap<>(exact);
            if (changed.put(path, handler) != null) {
                throw new IllegalArgumentException(mux + ": the path " + path + " is registered already");
            }
            return new Routes(changed, prefixes, listedWith(path, isListed), notFound);
        }

        Routes withPrefix(String mux, String prefix, Handler handler, boolean isListed) {
            if (!prefix.endsWith("/")) {
                throw new IllegalArgumentException("\"" + prefix + "\" must end in a trailing slash");
            }
            TreeMap<String, Handler> changed = new TreeMap<>(prefixes);
            if (changed.put(prefix, handler) != null) {
                throw new IllegalArgumentException(mux + ": the prefix " + prefix + " is registered already");
            }
            return new Routes(exact, changed, listedWith(prefix, isListed), notFound);
        }

        Routes without(String path) {
            Map<String, Handler> changed = new TreeMap<>(exact);
            changed.remove(path);
            TreeMap<String, Handler> changedPrefixes = new TreeMap<>(prefixes);
            changedPrefixes.remove(path);
            TreeSet<String> changedListed = new TreeSet<>(listed);
            changedListed.remove(path);
            return new Routes(changed, changedPrefixes, changedListed, notFound);
        }

        private TreeSet<String> listedWith(String path, boolean isListed) {
            TreeSet<String> changed = new TreeSet<>(listed);
            if (isListed) {
                changed.add(path);
            }
            return changed;
        }
    }
}
