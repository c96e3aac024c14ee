package io.drydock.apiserver.registry;

import io.drydock.apiserver.registry.rest.EncodedObject;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers objects that were read lately, so that all who read or watch the same revision share what it costs to
 * parse it. Without a lock: every revision has one place, and a newcomer takes it over. It is bounded, and gives way
 * when memory runs short.
 */
final class EncodedCache {
    private static final int PLACES = 1 << 12;

    /** In bytes; longer objects are few, and would take more memory than they save time. */
    private static final int LONGEST_VALUE = 64 << 10;

    private volatile @Nullable AtomicReferenceArray<@Nullable SoftReference<Entry>> entries;

    EncodedObject get(byte[] value, long revision, Supplier<EncodedObject> read) {
        if (value.length > LONGEST_VALUE) {
            return read.get();
        }
        AtomicReferenceArray<@Nullable SoftReference<Entry>> places = places();
        int place = (int) (revision & (PLACES - 1));
        SoftReference<Entry> reference = places.get(place);
        Entry entry = reference == null ? null : reference.get();
        if (entry != null && entry.revision == revision && Arrays.equals(entry.value, value)) {
            return entry.object;
        }
        EncodedObject object = read.get();
        places.set(place, new SoftReference<>(new Entry(value, revision, object)));
        return object;
    }

    private AtomicReferenceArray<@Nullable SoftReference<Entry>> places() {
        AtomicReferenceArray<@Nullable SoftReference<Entry>> known = entries;
        if (known == null) {
            known = new AtomicReferenceArray<>(PLACES);
            entries = known;
        }
        return known;
    }

    private record Entry(byte[] value, long revision, EncodedObject object) {}
}
