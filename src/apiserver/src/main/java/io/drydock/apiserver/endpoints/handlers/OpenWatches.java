package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apiserver.registry.rest.ObjectWatch;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The watches a server is serving now, so that it can end them when it shuts down. */
public final class OpenWatches implements AutoCloseable {
    private final Set<ObjectWatch> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    void add(ObjectWatch watch) {
        open.add(watch);
        if (closed) {
            watch.close();
        }
    }

    void remove(ObjectWatch watch) {
        open.remove(watch);
    }

    public int count() {
        return open.size();
    }

    /** Ends every watch, and those that begin from now on. */
    @Override
    public void close() {
        closed = true;
        List.copyOf(open).forEach(ObjectWatch::close);
    }
}
