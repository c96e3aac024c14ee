package io.drydock.kubeapiserver.authorizer;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonSyntaxException;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.RestOptions;
import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Page;
import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StorageWatch;
import io.drydock.apiserver.storage.StoredValue;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One resource in memory, by namespace and name, kept current by watching the store.
 *
 * @param <T> what authorization needs of an object
 */
final class StoredTable<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoredTable.class);
    private static final Duration POLL = Duration.ofSeconds(30);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final String resource;
    private final RestOptions where;
    private final Function<KubeObject, T> reader;
    private final String prefix;
    private final Map<String, ConcurrentSkipListMap<String, Row<T>>> byNamespace = new ConcurrentHashMap<>();
    private @Nullable Thread watcher;
    private volatile boolean closed;

    private record Row<T>(long revision, T value) {}

    StoredTable(String resource, RestOptions where, Function<KubeObject, T> reader) {
        this.resource = resource;
        this.where = where;
        this.reader = reader;
        this.prefix = where.keyPrefix() + "/" + where.resourcePrefix() + "/";
    }

    /** Reads all there is, and goes on watching. */
    synchronized void start() {
        if (watcher == null) {
            long revision = readAll();
            watcher = Thread.ofVirtual().name("authorizer " + resource).start(() -> run(revision));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (watcher != null) {
            watcher.interrupt();
        }
    }

    Optional<T> get(String namespace, String name) {
        return Optional.ofNullable(byNamespace.get(namespace))
                .map(rows -> rows.get(name))
                .map(Row::value);
    }

    Collection<T> list(String namespace) {
        ConcurrentSkipListMap<String, Row<T>> rows = byNamespace.get(namespace);
        return rows == null ? List.of() : rows.values().stream().map(Row::value).toList();
    }

    /** Reads one object again, so that who has just written it finds it here as they wrote it. */
    void refresh(String namespace, String name) {
        String key = prefix + (namespace.isEmpty() ? name : namespace + "/" + name);
        where.storage().get(key, 0).ifPresentOrElse(this::put, () -> remove(key, Long.MAX_VALUE));
    }

    private void run(long first) {
        long revision = first;
        try {
            while (!closed) {
                try {
                    watch(revision);
                } catch (StorageException broken) {
                    if (closed) {
                        return;
                    }
                    LOG.info("watching {} failed, reading them again: {}", resource, broken.getMessage());
                    Thread.sleep(PAUSE_AFTER_FAILURE);
                }
                revision = readAllOr(revision);
            }
        } catch (InterruptedException ended) {
            LOG.debug("watching {} has ended", resource);
        }
    }

    private void watch(long revision) throws InterruptedException {
        try (StorageWatch watch = where.storage().watch(prefix, OptionalLong.of(revision))) {
            while (true) {
                watch.next(POLL).ifPresent(this::apply);
            }
        }
    }

    private long readAllOr(long before) {
        try {
            return readAll();
        } catch (StorageException unavailable) {
            return before;
        }
    }

    private long readAll() {
        Page page = where.storage().list(prefix, ListRange.ALL);
        Set<String> present = page.values().stream().map(StoredValue::key).collect(Collectors.toSet());
        page.values().forEach(this::put);
        byNamespace.forEach((namespace, rows) -> rows.keySet().stream()
                .map(name -> prefix + (namespace.isEmpty() ? name : namespace + "/" + name))
                .filter(key -> !present.contains(key))
                .forEach(key -> remove(key, page.revision())));
        return page.revision();
    }

    private void apply(StorageEvent event) {
        switch (event) {
            case StorageEvent.Put put -> put(put.value());
            case StorageEvent.Deleted deleted -> remove(deleted.key(), deleted.revision());
            case StorageEvent.Progress progress -> {}
        }
    }

    private void put(StoredValue stored) {
        try {
            T value = reader.apply(KubeObject.of((ObjectNode) JsonDecoder.decode(stored.value())));
            List<String> path = path(stored.key());
            rows(path.getFirst())
                    .merge(
                            path.getLast(),
                            new Row<>(stored.revision(), value),
                            (old, fresh) -> old.revision() > fresh.revision() ? old : fresh);
        } catch (JsonSyntaxException | ClassCastException unreadable) {
            LOG.warn("{} cannot be read and counts as absent: {}", stored.key(), unreadable.getMessage());
            remove(stored.key(), stored.revision());
        }
    }

    private void remove(String key, long revision) {
        List<String> path = path(key);
        rows(path.getFirst()).computeIfPresent(path.getLast(), (name, row) -> row.revision() > revision ? row : null);
    }

    private ConcurrentSkipListMap<String, Row<T>> rows(String namespace) {
        return byNamespace.computeIfAbsent(namespace, absent -> new ConcurrentSkipListMap<>());
    }

    /** Namespace and name; the namespace of what has none is empty. */
    private List<String> path(String key) {
        String rest = key.substring(prefix.length());
        int slash = rest.indexOf('/');
        return slash < 0 ? List.of("", rest) : List.of(rest.substring(0, slash), rest.substring(slash + 1));
    }
}
