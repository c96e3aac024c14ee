package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.registry.rest.ObjectWatch;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The watches a server is serving now, so that it can end them when it shuts down. */
public final class OpenWatches implements AutoCloseable {
    private final Set<ObjectWatch> open = ConcurrentHashMap.newKeySet();
    private final Map<GroupVersionKind, LongAdder> eventsSent = new ConcurrentHashMap<>();
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

    /** How many events of each kind were sent so far, counted once for each watcher. */
    public Map<GroupVersionKind, LongAdder> eventsSent() {
        return Map.copyOf(eventsSent);
    }

    LongAdder eventsSent(GroupVersionKind kind) {
        return eventsSent.computeIfAbsent(kind, first -> new LongAdder());
    }

    /** Ends every watch, and those that begin from now on. */
    @Override
    public void close() {
        closed = true;
        List.copyOf(open).forEach(ObjectWatch::close);
    }
}
