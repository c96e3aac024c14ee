package io.drydock.apiserver.storage.cacher;

import io.drydock.apimachinery.schema.GroupResource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * The caches of a process: one for each resource that is to have one.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/storage_factory.go: StorageWithCacher"
 */
public final class Cachers implements AutoCloseable {
    private final Function<GroupResource, Optional<CacherLimits>> limits;
    private final Map<GroupResource, Cacher> cachers = new ConcurrentHashMap<>();

    /** @param sizes how many changes the cache of a resource keeps; 0 for no cache */
    public static Cachers ofSizes(ToIntFunction<GroupResource> sizes) {
        return new Cachers(resource -> {
            int size = sizes.applyAsInt(resource);
            return size > 0 ? Optional.of(CacherLimits.ofHistory(size)) : Optional.empty();
        });
    }

    /** @param limits of the cache of a resource; absent for no cache */
    public Cachers(Function<GroupResource, Optional<CacherLimits>> limits) {
        this.limits = limits;
    }

    /** No resource has a cache. */
    public static Cachers none() {
        return new Cachers(resource -> Optional.empty());
    }

    /**
     * What a resource is read through. Closing it ends its cache.
     *
     * @param root the prefix of all its keys, ending with a slash
     * @param decoder of what a cache keeps
     * @param direct reads from the store what no cache answers
     */
    public ObjectReader reader(GroupResource resource, String root, ObjectDecoder decoder, DirectReader direct) {
        Optional<CacherLimits> wanted = limits.apply(resource);
        if (wanted.isEmpty()) {
            return direct;
        }
        Cacher cacher = Cacher.start(direct.storage(), root, decoder, direct, wanted.get());
        Cacher before = cachers.put(resource, cacher);
        if (before != null) {
            before.close();
        }
        return cacher;
    }

    /**
     * Waits until every cache has read its resource, or the time is over.
     *
     * @see "Go: staging/src/k8s.io/apiserver/pkg/server/storage_readiness_hook.go: StorageReadinessHook.Hook"
     */
    public boolean awaitReady(Duration wait) throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        for (Cacher cacher : all().values()) {
            if (!cacher.awaitReady(Duration.ofNanos(end - System.nanoTime()))) {
                return false;
            }
        }
        return true;
    }

    /** The caches there are, by what they hold. */
    public Map<GroupResource, Cacher> all() {
        cachers.values().removeIf(Cacher::isClosed);
        return Map.copyOf(cachers);
    }

    @Override
    public void close() {
        cachers.values().forEach(Cacher::close);
    }
}
