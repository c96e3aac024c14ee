package io.drydock.storage.h2;

import java.nio.file.Path;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/**
 * The maps of an open file.
 *
 * @param log every change that is kept, by revision
 * @param values of the changes that are no removals, by revision
 * @param marks how far things have come
 */
record LogMaps(MVStore store, MVMap<Long, Change> log, MVMap<Long, byte[]> values, MVMap<String, Long> marks) {
    private static final String LOG = "drydock.log";
    private static final String VALUES = "drydock.values";
    private static final String MARKS = "drydock.marks";

    static LogMaps open(Path file) {
        return of(builder(file).open());
    }

    static LogMaps openReadOnly(Path file) {
        return of(builder(file).readOnly().open());
    }

    /** Nothing is written but by {@code commit}: an entry of the log and its value are never apart. */
    private static MVStore.Builder builder(Path file) {
        // Other channels are closed by the JDK when a thread that reads from them is interrupted.
        return new MVStore.Builder()
                .fileName("async:" + file)
                .autoCommitDisabled()
                .autoCommitBufferSize(0);
    }

    private static LogMaps of(MVStore store) {
        try {
            // What a commit has freed is used again some commits later, each of which has been forced to disk.
            store.setRetentionTime(0);
            return new LogMaps(
                    store,
                    store.openMap(
                            LOG,
                            new MVMap.Builder<Long, Change>()
                                    .keyType(LongDataType.INSTANCE)
                                    .valueType(new ChangeType())),
                    store.openMap(
                            VALUES,
                            new MVMap.Builder<Long, byte[]>()
                                    .keyType(LongDataType.INSTANCE)
                                    .valueType(new ValueType())),
                    store.openMap(
                            MARKS,
                            new MVMap.Builder<String, Long>()
                                    .keyType(StringDataType.INSTANCE)
                                    .valueType(LongDataType.INSTANCE)));
        } catch (RuntimeException unusable) {
            store.closeImmediately();
            throw unusable;
        }
    }

    boolean isOfDrydock() {
        return store.hasMap(MARKS) && marks.containsKey(LogFile.FORMAT);
    }

    long mark(String name) {
        Long mark = marks.get(name);
        return mark == null ? 0 : mark;
    }
}
