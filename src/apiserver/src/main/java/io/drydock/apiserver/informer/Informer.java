package io.drydock.apiserver.informer;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.Lister;
import io.drydock.apiserver.registry.rest.ObjectEvent;
import io.drydock.apiserver.registry.rest.ObjectList;
import io.drydock.apiserver.registry.rest.ObjectWatch;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.Watcher;
import io.drydock.apiserver.storage.StorageException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists a resource once and watches it from there, so that its objects can be looked up without asking the store. When
 * the watch breaks off it lists again and tells its handlers what has changed in between.
 *
 * @see "Go: staging/src/k8s.io/client-go/tools/cache/shared_informer.go: sharedIndexInformer"
 */
public final class Informer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Informer.class);
    private static final Duration POLL = Duration.ofSeconds(30);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final String resource;
    private final Lister lister;
    private final Watcher watcher;
    private final RequestScope scope;
    private final Map<String, KubeObject> objects = new ConcurrentHashMap<>();
    private final List<InformerHandler> handlers = new CopyOnWriteArrayList<>();
    private final CountDownLatch synced = new CountDownLatch(1);
    private @Nullable Thread thread;

    /**
     * @param resource its name in the log, such as {@code apiservices}
     * @param storage what serves the resource; it must list and watch
     */
    public <S extends Lister & Watcher> Informer(String resource, S storage) {
        this.resource = resource;
        this.lister = storage;
        this.watcher = storage;
        this.scope = InternalScope.of(resource);
    }

    /** Handlers are added before {@link #start}; they are told of all objects that are there already. */
    public void addHandler(InformerHandler handler) {
        handlers.add(handler);
    }

    /** Starts once; further calls do nothing. */
    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("informer " + resource).start(this::run);
        }
    }

    public boolean hasSynced() {
        return synced.getCount() == 0;
    }

    /** Waits until every object that was there at the start is known. */
    public boolean awaitSync(Duration wait) throws InterruptedException {
        return synced.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is known now, in no order. Objects are shared, never to be changed. */
    public Collection<KubeObject> list() {
        return List.copyOf(objects.values());
    }

    public Optional<KubeObject> get(String namespace, String name) {
        return Optional.ofNullable(objects.get(key(namespace, name)));
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    listAndWatch();
                } catch (StatusException | StorageException failure) {
                    LOG.info("listing and watching {} failed, trying again: {}", resource, failure.getMessage());
                    Thread.sleep(PAUSE_AFTER_FAILURE);
                }
            }
        } catch (InterruptedException closed) {
            LOG.debug("informer of {} has ended", resource);
        }
    }

    private void listAndWatch() throws InterruptedException {
        ObjectList all = lister.list(scope, ListOptions.ALL);
        replace(all.items());
        synced.countDown();
        try (ObjectWatch watch = watcher.watch(scope, ListOptions.ALL.from(all.resourceVersion()))) {
            while (!watch.ended()) {
                Optional<ObjectEvent> event = watch.next(POLL);
                if (event.isPresent() && !apply(event.get())) {
                    return;
                }
            }
        }
    }

    private void replace(List<EncodedObject> items) {
        Set<String> present = new HashSet<>();
        for (EncodedObject item : items) {
            KubeObject object = item.object();
            present.add(key(object));
            put(object);
        }
        for (KubeObject known : list()) {
            if (!present.contains(key(known))) {
                remove(known);
            }
        }
    }

    /** @return whether the watch goes on */
    private boolean apply(ObjectEvent event) {
        KubeObject object = event.object().object();
        switch (event.type()) {
            case ADDED, MODIFIED -> put(object);
            case DELETED -> remove(object);
            case BOOKMARK -> {}
            case ERROR -> {
                LOG.info("watch of {} ended: {}", resource, object.at("message").asString(""));
                return false;
            }
        }
        return true;
    }

    private void put(KubeObject object) {
        KubeObject before = objects.put(key(object), object);
        if (before == null || !before.resourceVersion().equals(object.resourceVersion())) {
            tell(Optional.ofNullable(before), Optional.of(object));
        }
    }

    private void remove(KubeObject object) {
        KubeObject before = objects.remove(key(object));
        if (before != null) {
            tell(Optional.of(before), Optional.empty());
        }
    }

    private void tell(Optional<KubeObject> before, Optional<KubeObject> after) {
        for (InformerHandler handler : handlers) {
            try {
                handler.changed(before, after);
            } catch (RuntimeException failure) {
                LOG.warn("a handler of the informer of {} failed", resource, failure);
            }
        }
    }

    private static String key(KubeObject object) {
        return key(object.namespace(), object.name());
    }

    private static String key(String namespace, String name) {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
