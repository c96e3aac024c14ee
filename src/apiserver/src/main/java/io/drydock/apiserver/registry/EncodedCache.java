package io.drydock.apiserver.registry;

import io.drydock.apiserver.registry.rest.EncodedObject;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers objects that were read lately, so that all who read or watch the same revision share what it costs to
 * parse it. Bounded, without a lock: every revision has one place, and a newcomer takes it over.
 */
final class EncodedCache {
    private static final int PLACES = 1 << 12;

    private volatile @Nullable AtomicReferenceArray<@Nullable Entry> entries;

    EncodedObject get(byte[] value, long revision, Supplier<EncodedObject> read) {
        AtomicReferenceArray<@Nullable Entry> places = places();
        int place = (int) (revision & (PLACES - 1));
        Entry entry = places.get(place);
        if (entry != null && entry.revision == revision && Arrays.equals(entry.value, value)) {
            return entry.object;
        }
        EncodedObject object = read.get();
        places.set(place, new Entry(value, revision, object));
        return object;
    }

    private AtomicReferenceArray<@Nullable Entry> places() {
        AtomicReferenceArray<@Nullable Entry> known = entries;
        if (known == null) {
            known = new AtomicReferenceArray<>(PLACES);
            entries = known;
        }
        return known;
    }

    private record Entry(byte[] value, long revision, EncodedObject object) {}
}
