package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StoredValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps several servers from giving out the same address or port. What is taken is what the stored services have; but
 * from when a server has chosen until its service is stored, the others cannot see that. So it first writes its choice
 * into a record in the store, and does so only if nobody has written there since it looked. A choice of a server that
 * dies is forgotten by itself.
 */
final class SharedRange<T> {
    /** Longer than any request takes to store its service. */
    private static final Duration RESERVATION = Duration.ofMinutes(2);

    private final Storage storage;
    private final String key;
    private final RangeItems<T> items;
    private final Clock clock;

    SharedRange(Storage storage, String key, RangeItems<T> items, Clock clock) {
        this.storage = storage;
        this.key = key;
        this.items = items;
        this.clock = clock;
    }

    /**
     * The record as it was at one moment.
     *
     * @param revision 0 when there was none
     */
    private record Seen(RangeRecord range, long revision) {}

    /** What was reserved at one moment. To be asked for before the services are listed. */
    final class View {
        private final Seen seen;

        private View(Seen seen) {
            this.seen = seen;
        }

        /** @param used what services have */
        Set<T> reserved(Collection<T> used) {
            Set<T> reserved = new HashSet<>();
            reservations(seen.range(), offsets(used)).keySet().forEach(offset -> reserved.add(items.item(offset)));
            return reserved;
        }

        /** Reserves what was chosen; false when another server has changed the record since. */
        boolean reserve(Collection<T> used, Collection<T> chosen) {
            BitSet taken = offsets(used);
            Map<Integer, Instant> reserved = reservations(seen.range(), taken);
            Instant end = clock.instant().plus(RESERVATION);
            offsets(chosen).stream().forEach(offset -> reserved.put(offset, end));
            reserved.keySet().forEach(taken::set);
            byte[] written = new RangeRecord(taken, reserved, true).write(items.text());
            try {
                storage.guaranteedUpdate(key, false, Optional.empty(), current -> {
                    if (current.map(StoredValue::revision).orElse(0L) != seen.revision()) {
                        throw new OvertakenException();
                    }
                    return written;
                });
                return true;
            } catch (OvertakenException overtaken) {
                return false;
            }
        }
    }

    View view() {
        return new View(seen(storage.get(key, 0)));
    }

    /**
     * Ends reservations.
     *
     * @param stored whether a service has now what was reserved for it; otherwise it is free again
     */
    void settle(Collection<T> chosen, boolean stored) {
        if (chosen.isEmpty()) {
            return;
        }
        BitSet settled = offsets(chosen);
        storage.guaranteedUpdate(key, false, Optional.empty(), current -> {
            RangeRecord range = seen(current).range();
            Map<Integer, Instant> reserved = new TreeMap<>(range.reserved());
            BitSet taken = (BitSet) range.taken().clone();
            if (!stored) {
                settled.stream().filter(reserved::containsKey).forEach(taken::clear);
            }
            settled.stream().forEach(reserved::remove);
            // What a real kube-apiserver has written stays for what it is.
            return range.isOurs()
                    ? new RangeRecord(taken, reserved, true).write(items.text())
                    : current.map(StoredValue::value).orElseThrow();
        });
    }

    private Seen seen(Optional<StoredValue> stored) {
        return stored.map(value -> new Seen(RangeRecord.read(value.value(), items.text()), value.revision()))
                .orElse(new Seen(RangeRecord.EMPTY, 0));
    }

    /** What services have not, but are about to: as we have noted, and as others have without saying until when. */
    private Map<Integer, Instant> reservations(RangeRecord range, BitSet used) {
        Instant now = clock.instant();
        Map<Integer, Instant> reservations = new TreeMap<>();
        range.reserved().forEach((offset, end) -> {
            if (end.isAfter(now) && !used.get(offset)) {
                reservations.put(offset, end);
            }
        });
        if (!range.isOurs()) {
            Instant end = now.plus(RESERVATION);
            range.taken().stream()
                    .filter(offset -> !used.get(offset))
                    .forEach(offset -> reservations.putIfAbsent(offset, end));
        }
        return reservations;
    }

    private BitSet offsets(Collection<T> some) {
        BitSet offsets = new BitSet();
        some.forEach(item -> items.offset(item).ifPresent(offsets::set));
        return offsets;
    }

    /** Another server was faster. */
    private static final class OvertakenException extends RuntimeException {
        private static final long serialVersionUID = 1;

        OvertakenException() {
            super("overtaken", null, false, false);
        }
    }
}
