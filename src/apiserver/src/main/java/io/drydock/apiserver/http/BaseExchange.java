package io.drydock.apiserver.http;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every carrier of exchanges keeps the same way: attributes, the decoded query, and who waits for a disconnect. */
public abstract class BaseExchange implements HttpExchange {
    private final Map<Attribute<?>, Object> attributes = new IdentityHashMap<>(8);
    private final List<Runnable> disconnectCallbacks = new ArrayList<>(1);
    private boolean disconnected;
    private Optional<Query> query = Optional.empty();

    @Override
    public Query query() {
        if (query.isEmpty()) {
            query = Optional.of(Query.parse(rawQuery()));
        }
        return query.get();
    }

    @Override
    @SuppressWarnings("unchecked") // only setAttribute puts values, each under an attribute of its type
    public <T> Optional<T> attribute(Attribute<T> attribute) {
        return Optional.ofNullable((T) attributes.get(attribute));
    }

    @Override
    public <T> void setAttribute(Attribute<T> attribute, T value) {
        attributes.put(attribute, value);
    }

    @Override
    public void onDisconnect(Runnable callback) {
        synchronized (disconnectCallbacks) {
            if (!disconnected) {
                disconnectCallbacks.add(callback);
                return;
            }
        }
        callback.run();
    }

    /** Called by the carrier when the client has gone; only the first call does anything. */
    protected final void disconnected() {
        List<Runnable> callbacks;
        synchronized (disconnectCallbacks) {
            if (disconnected) {
                return;
            }
            disconnected = true;
            callbacks = List.copyOf(disconnectCallbacks);
        }
        callbacks.forEach(Runnable::run);
    }
}
