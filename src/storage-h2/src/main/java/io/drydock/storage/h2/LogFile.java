package io.drydock.storage.h2;

import io.drydock.apiserver.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The log in its file. One thread writes, any may read meanwhile. */
final class LogFile implements AutoCloseable {
    /** Marks: the version of this layout, and up to where the log was compacted and swept. */
    static final String FORMAT = "format";

    static final String COMPACTED = "compacted";
    private static final String SWEPT = "swept";
    private static final String TURNED = "turned";
    static final long VERSION = 1;
    /** Files of less live data than this are written anew in part, so many bytes at a time. */
    private static final int LIVE_PERCENT = 50;

    private static final int FREED_AFTER_COMMITS = 8;
    private static final int TIDIED_BYTES = 4 << 20;

    private final DurableMaps maps;

    private LogFile(DurableMaps maps) {
        this.maps = maps;
    }

    /** Makes a log without entries, all of it or nothing. */
    static void create(Path path, long revision) throws IOException {
        Path part = path.resolveSibling(path.getFileName() + ".part");
        Files.deleteIfExists(part);
        LogMaps empty = LogMaps.open(part);
        try {
            empty.marks().put(FORMAT, VERSION);
            empty.marks().put(COMPACTED, revision);
            empty.marks().put(SWEPT, revision);
            empty.store().commit();
            empty.store().sync();
        } finally {
            empty.store().closeImmediately();
        }
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Opens a log that {@link LogLoader} has found to be sound. */
    static LogFile open(Path path) {
        return new LogFile(DurableMaps.open(path));
    }

    /** The newest revision that nothing is known from before of. */
    long compacted() {
        return maps.read(at -> at.mark(COMPACTED));
    }

    /** The revision of the last entry, or that of the compaction when there is none. */
    long lastRevision() {
        return maps.read(at ->
                at.log().isEmpty() ? at.mark(COMPACTED) : Math.max(at.log().lastKey(), at.mark(COMPACTED)));
    }

    /** Absent when the value has been swept. */
    Optional<byte[]> value(long revision) {
        return maps.read(at -> Optional.ofNullable(at.values().get(revision)));
    }

    /** The values of some revisions, in their order; fewer when some have been swept. */
    List<byte[]> values(List<Long> revisions) {
        return maps.read(at -> {
            List<byte[]> values = new ArrayList<>(revisions.size());
            for (Long revision : revisions) {
                byte[] value = at.values().get(revision);
                if (value != null) {
                    values.add(value);
                }
            }
            return values;
        });
    }

    /** What is still in the log after one revision up to another, so many of it at most. */
    List<Change> changes(long after, long last, int limit) {
        return maps.read(at -> {
            List<Change> changes = new ArrayList<>();
            Iterator<Long> revisions = at.log().keyIterator(after + 1);
            while (revisions.hasNext() && changes.size() < limit) {
                long revision = revisions.next();
                if (revision > last) {
                    break;
                }
                Change change = at.log().get(revision);
                if (change != null) {
                    changes.add(change);
                }
            }
            return changes;
        });
    }

    /**
     * Adds entries and forces them to disk.
     *
     * @param values one for each change; empty bytes for a removal
     * @throws StorageException.Unavailable when that failed; then none of them is in the log, unless it holds them after
     *     all when it is opened again
     */
    void append(List<Change> changes, List<byte[]> values) {
        maps.write(at -> {
            for (int i = 0; i < changes.size(); i++) {
                Change change = changes.get(i);
                at.log().put(change.revision(), change);
                if (!change.isRemoval()) {
                    at.values().put(change.revision(), values.get(i));
                }
            }
        });
    }

    /** Promises that nothing from before a revision will be asked for again. */
    void compact(long revision) {
        maps.write(at -> at.marks().put(COMPACTED, revision));
    }

    /**
     * Removes what was replaced or removed at or before the compacted revision.
     *
     * @param limit how many entries to look at
     * @return whether there is more to do
     */
    boolean sweep(int limit) {
        long compacted = compacted();
        long swept = maps.read(at -> at.mark(SWEPT));
        if (swept >= compacted) {
            return false;
        }
        List<Change> changes = changes(swept, compacted, limit);
        long end = changes.size() < limit ? compacted : changes.getLast().revision();
        maps.write(at -> {
            for (Change change : changes) {
                at.log().remove(change.previous());
                at.values().remove(change.previous());
                if (change.isRemoval()) {
                    at.log().remove(change.revision());
                }
            }
            at.marks().put(SWEPT, end);
        });
        return end < compacted;
    }

    /** Writes pages anew that lie among many dead ones. Answers whether there was something to do. */
    boolean tidy() {
        boolean[] moved = {false};
        maps.write(at -> moved[0] = at.store().compact(LIVE_PERCENT, TIDIED_BYTES));
        return moved[0];
    }

    /** What was freed can be written to some commits later, which must not wait for writes that wait for room. */
    void turnOver() {
        for (int i = 0; i < FREED_AFTER_COMMITS; i++) {
            maps.write(at -> at.marks().put(TURNED, at.mark(TURNED) + 1));
        }
    }

    /** How many bytes of the file hold nothing. */
    long holes() {
        return bytes() / 100 * (100 - maps.read(at -> at.store().getFillRate()));
    }

    long bytes() {
        return maps.bytes();
    }

    /** @throws StorageException.Unavailable when nothing can be written any more */
    void requireUsable() {
        maps.requireUsable();
    }

    @Override
    public void close() {
        maps.close();
    }
}
