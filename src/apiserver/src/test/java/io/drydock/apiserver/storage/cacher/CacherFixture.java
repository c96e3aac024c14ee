package io.drydock.apiserver.storage.cacher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ObjectEvent;
import io.drydock.apiserver.registry.rest.RecentTrees;
import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StoredValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** A cacher of config maps before a store that can be interrupted, and short ways to use both. */
final class CacherFixture implements AutoCloseable {
    static final String ROOT = "/registry/configmaps/";
    static final int HISTORY = 10;
    static final int WATCHER_BUFFER = 5;

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String HEAD = "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",";
    private static final RecentTrees TREES = new RecentTrees();
    private static final ObjectDecoder DECODER = (value, revision) ->
            EncodedObject.ofStored(value, HEAD.length(), HEAD.length() + "\"metadata\":{".length(), revision, TREES);

    final InterruptibleStorage storage = new InterruptibleStorage();
    final Cacher cacher;

    CacherFixture(Duration patience) {
        CacherLimits limits = new CacherLimits(HISTORY, Long.MAX_VALUE, WATCHER_BUFFER, patience);
        cacher = Cacher.start(storage, ROOT, DECODER, new DirectReader(storage, DECODER), limits);
        await(cacher::isReady);
    }

    /** @param name with its namespace, such as {@code default/a} */
    long put(String name, String data) {
        String json = HEAD + "\"metadata\":{\"name\":\"" + name.substring(name.indexOf('/') + 1)
                + "\",\"labels\":{\"data\":\"" + data + "\"}}}";
        StoredValue stored =
                storage.guaranteedUpdate(ROOT + name, false, Optional.empty(), current -> json.getBytes(UTF_8));
        return stored.revision();
    }

    /** A change of something else. */
    long putOther() {
        return storage.create("/registry/others/" + storage.count("/registry/others/"), new byte[1], Optional.empty())
                .revision();
    }

    ChangeWatch watch(String namespace, long after) {
        return cacher.watch(ROOT + namespace, OptionalLong.of(after));
    }

    List<String> list(Freshness freshness) {
        ObjectPage page = cacher.list(
                ROOT,
                new ListRange(OptionalLong.empty(), 0, Optional.empty(), 0),
                freshness,
                ObjectSelector.EVERYTHING);
        return page.items().stream().map(CacherFixture::text).toList();
    }

    static String text(EncodedObject object) {
        return object.name() + "=" + object.labels().get("data");
    }

    /** What the watch tells next, as far as it is a change. */
    static String next(ChangeWatch watch) throws InterruptedException {
        ObjectEvent event = nextEvent(watch);
        return event.type() + " " + text(event.object());
    }

    static ObjectEvent nextEvent(ChangeWatch watch) throws InterruptedException {
        while (true) {
            CacheEvent event = watch.next(LONG).orElseThrow();
            if (event instanceof ObjectChange change) {
                return change.toldTo(ObjectSelector.EVERYTHING).orElseThrow();
            }
        }
    }

    /** All that comes until the watch ends. */
    static List<String> rest(ChangeWatch watch) throws InterruptedException {
        List<String> rest = new ArrayList<>();
        try {
            while (true) {
                rest.add(next(watch));
            }
        } catch (StorageException.WatchClosed ended) {
            rest.add(ended.getMessage());
        }
        return rest;
    }

    void awaitRevision(long revision) {
        await(() -> cacher.revision() >= revision);
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertTrue(condition.getAsBoolean());
    }

    @Override
    public void close() {
        cacher.close();
        storage.close();
    }
}
