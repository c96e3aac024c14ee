package io.drydock.storage.h2;

import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Page;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StorageWatch;
import io.drydock.apiserver.storage.StoredValue;
import io.drydock.apiserver.storage.expiry.Expiry;
import io.drydock.storage.h2.Task.Write;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Keeps everything in a folder of this machine. What was acknowledged is on disk, whatever happens to the process. */
public final class H2Storage implements Storage {
    private static final long FIRST_REVISION = 1;

    private final StoreFolder folder;
    private final LogFile log;
    private final SnapshotHistory history;
    private final Published published;
    private final Replay replay;
    private final Reader reader;
    private final Committer committer;
    private final Compaction compaction;
    private final Expiry expiry;
    private final int watchBuffer;
    private volatile boolean closed;

    private H2Storage(StoreFolder folder, H2Settings settings) throws IOException {
        this.folder = folder;
        this.log = folder.log();
        this.history = folder.loaded().history();
        this.published = new Published(folder.loaded().newest());
        this.replay = new Replay(log, history, published);
        this.reader = new Reader(log, history, published);
        FreeSpace space = new FreeSpace(folder.directory(), settings.reservedBytes());
        this.committer = new Committer(log, folder.acknowledged(), space, history, published, replay);
        this.compaction = new Compaction(log, history, published, committer, space, settings);
        this.expiry = new Expiry("h2-storage-expiry", this::expire);
        this.watchBuffer = settings.watchBuffer();
    }

    /** Whether there is a store in a folder. */
    public static boolean exists(Path directory) {
        return StoreFolder.hasStore(directory);
    }

    /**
     * Opens the store in a folder, which is made if it is not there.
     *
     * @throws StorageException.Unavailable when another process uses it, or its file is damaged or something else's; the
     *     file is as it was then
     */
    public static H2Storage open(Path directory, H2Settings settings) {
        return open(directory, settings, FIRST_REVISION);
    }

    /** @param first the revision that a store which is new begins after */
    public static H2Storage open(Path directory, H2Settings settings, long first) {
        try {
            StoreFolder folder = StoreFolder.open(directory, first);
            try {
                H2Storage storage = new H2Storage(folder, settings);
                storage.start(folder.loaded().expiring());
                return storage;
            } catch (IOException | RuntimeException failure) {
                folder.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new StorageException.Unavailable(
                    "the store in " + directory + " cannot be opened: " + failure.getMessage(), failure);
        }
    }

    private void start(List<Change> expiring) {
        committer.start();
        compaction.start();
        long now = System.currentTimeMillis();
        for (Change change : expiring) {
            if (published.current().revisionOf(change.key()) == change.revision()) {
                expiry.expect(change.key(), change.revision(), Duration.ofMillis(Math.max(0, change.due() - now)));
            }
        }
    }

    @Override
    public StoredValue create(String key, byte[] value, Optional<Duration> timeToLive) {
        while (true) {
            requireOpen();
            long present = published.current().revisionOf(key);
            if (present != 0) {
                throw new StorageException.KeyExists(key, present);
            }
            Optional<StoredValue> stored = put(key, Optional.empty(), value, timeToLive);
            if (stored.isPresent()) {
                return stored.get();
            }
        }
    }

    @Override
    public Optional<StoredValue> get(String key, long atLeast) {
        requireOpen();
        return reader.get(key, atLeast);
    }

    @Override
    public Page list(String prefix, ListRange range) {
        requireOpen();
        return reader.list(prefix, range);
    }

    @Override
    public StoredValue guaranteedUpdate(String key, boolean mustExist, Optional<Duration> timeToLive, Update update) {
        while (true) {
            requireOpen();
            Optional<StoredValue> read = reader.get(key, 0);
            if (read.isEmpty() && mustExist) {
                throw new StorageException.KeyNotFound(key);
            }
            byte[] changed = update.apply(read);
            if (read.isPresent() && Arrays.equals(changed, read.get().value())) {
                return read.get();
            }
            Optional<StoredValue> stored = put(key, read, changed, timeToLive);
            if (stored.isPresent()) {
                return stored.get();
            }
        }
    }

    @Override
    public StoredValue delete(String key, Precondition check) {
        while (true) {
            requireOpen();
            StoredValue read = reader.get(key, 0).orElseThrow(() -> new StorageException.KeyNotFound(key));
            check.check(read);
            long revision = Task.await(committer.submit(Write.removal(read)));
            if (revision != Write.CONFLICT) {
                return new StoredValue(key, read.value(), revision);
            }
        }
    }

    /** Absent when another was faster. */
    private Optional<StoredValue> put(
            String key, Optional<StoredValue> read, byte[] value, Optional<Duration> timeToLive) {
        long due = timeToLive
                .map(time -> System.currentTimeMillis() + time.toMillis())
                .orElse(0L);
        long revision = Task.await(committer.submit(Write.put(key, read, value, due)));
        if (revision == Write.CONFLICT) {
            return Optional.empty();
        }
        timeToLive.ifPresent(time -> expiry.expect(key, revision, time));
        return Optional.of(new StoredValue(key, value, revision));
    }

    /** Does not wait, for many may be due at once. */
    private void expire(String key, long revision) {
        reader.get(key, 0)
                .filter(value -> value.revision() == revision)
                .ifPresent(value -> committer.submit(Write.removal(value)).whenComplete((done, failure) -> {
                    if (failure != null && !closed) {
                        expiry.expect(key, revision, Duration.ofSeconds(10));
                    }
                }));
    }

    @Override
    public StorageWatch watch(String prefix, OptionalLong after) {
        requireOpen();
        long begin = after.orElseGet(() -> published.current().revision());
        history.requireKept(begin);
        H2Watch watch = new H2Watch(published, replay, prefix, begin, watchBuffer);
        published.add(watch);
        return watch;
    }

    @Override
    public long count(String prefix) {
        requireOpen();
        return published.current().index().count(prefix);
    }

    @Override
    public long currentRevision() {
        return published.current().revision();
    }

    @Override
    public boolean knowsItsRevision() {
        return true;
    }

    @Override
    public void compact(long revision) {
        requireOpen();
        long current = currentRevision();
        if (revision > current) {
            throw new StorageException.TooLargeRevision(revision, current);
        }
        compaction.compact(revision);
    }

    /** How long ago it was last known that nothing is kept that should be forgotten. */
    public double compactionAgeSeconds() {
        return compaction.ageSeconds();
    }

    /** How many revisions lists and watches may begin from. */
    public long keptRevisions() {
        return currentRevision() - history.oldest() + 1;
    }

    /** The size of the log's file. */
    public long fileBytes() {
        return log.bytes();
    }

    @Override
    public String name() {
        return "h2";
    }

    @Override
    public void ping() {
        requireOpen();
        log.requireUsable();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        compaction.close();
        expiry.close();
        committer.close();
        published.close();
        try {
            folder.close();
        } catch (IOException failure) {
            throw new StorageException.Unavailable("the h2 store cannot be closed: " + failure.getMessage(), failure);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new StorageException.Unavailable("the h2 store is closed");
        }
    }
}
