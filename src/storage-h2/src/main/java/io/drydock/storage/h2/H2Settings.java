package io.drydock.storage.h2;

import java.time.Duration;

/**
 * How the store keeps house.
 *
 * @param compactionInterval how old a revision that was replaced gets before it is forgotten, and up to twice as old;
 *     zero to forget nothing
 * @param greatestHistory how many revisions are kept at most, whatever their age
 * @param watchBuffer how many events wait in memory for a watcher; one that is further behind reads them from the log
 * @param reservedBytes of the disk that writes leave free, so that what is there can still be read and removed
 */
public record H2Settings(Duration compactionInterval, long greatestHistory, int watchBuffer, long reservedBytes) {
    public static final H2Settings DEFAULT = new H2Settings(Duration.ofMinutes(5), 200_000, 1_000, 32L << 20);

    public H2Settings {
        if (compactionInterval.isNegative() || greatestHistory < 1 || watchBuffer < 1 || reservedBytes < 0) {
            throw new IllegalArgumentException("settings must not be negative: " + compactionInterval + ", "
                    + greatestHistory + ", " + watchBuffer + ", " + reservedBytes);
        }
    }

    public H2Settings withCompactionInterval(Duration interval) {
        return new H2Settings(interval, greatestHistory, watchBuffer, reservedBytes);
    }
}
