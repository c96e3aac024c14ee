package io.drydock.apiserver.storage;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Bytes under keys, every change of them at a revision of its own. The one seam between the server and what keeps its
 * objects; every store passes the same contract suite.
 *
 * <p>A revision is a positive number, given to each write in turn across all keys; a key's own revision is that of its
 * last change, and becomes its object's {@code resourceVersion}. Keys are texts such as
 * {@code /registry/pods/default/a}, ordered by their UTF-8 bytes.
 *
 * <p>Calls block and may be made from any thread. Every failure is a {@link StorageException}; nothing is half-done.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/interfaces.go: Interface"
 */
public interface Storage extends AutoCloseable {

    /**
     * Stores a value under a key that has none.
     *
     * @param timeToLive after which the key goes by itself; empty to stay
     * @throws StorageException.KeyExists when the key has a value
     */
    StoredValue create(String key, byte[] value, Optional<Duration> timeToLive);

    /**
     * The value at the newest revision, or absent.
     *
     * @param atLeast the revision the answer must not be older than; 0 for whatever is at hand
     * @throws StorageException.TooLargeRevision when the store has not reached {@code atLeast}
     */
    Optional<StoredValue> get(String key, long atLeast);

    /**
     * A page of the values whose keys begin with a prefix, in key order, all as of one revision.
     *
     * @throws StorageException.Compacted when the revision asked for is no longer kept
     * @throws StorageException.TooLargeRevision when it lies in the future
     */
    Page list(String prefix, ListRange range);

    /**
     * Reads a value, has it changed, and stores the change if the value is still what was read; otherwise tries again
     * with the newer one. An update that gives back the same bytes writes nothing and keeps the revision.
     *
     * @param mustExist whether an absent key is an error rather than something to create
     * @throws StorageException.KeyNotFound when {@code mustExist} and there is none
     */
    StoredValue guaranteedUpdate(String key, boolean mustExist, Optional<Duration> timeToLive, Update update);

    /**
     * Removes a value after a last look at it.
     *
     * @param check sees the current value and throws to keep it
     * @return the value that was removed; its revision is that of the removal
     * @throws StorageException.KeyNotFound when there is none
     */
    StoredValue delete(String key, Precondition check);

    /**
     * Every change under a prefix from a revision on, in order.
     *
     * @param after events with a greater revision are delivered; empty for those from now on
     * @throws StorageException.Compacted when changes after that revision are no longer kept
     */
    StorageWatch watch(String prefix, OptionalLong after);

    /** How many keys begin with a prefix. */
    long count(String prefix);

    /** The newest revision that the store has given. */
    long currentRevision();

    /**
     * Whether {@link #currentRevision} costs nothing, since nobody else writes to what this store keeps. A cache before
     * the store then asks for it at every read that must be the newest.
     */
    default boolean knowsItsRevision() {
        return false;
    }

    /** Forgets what was replaced or removed before a revision. Watches and lists from before it fail from now on. */
    void compact(long revision);

    /** Short and in lower case: what the start-up line says objects are kept in. */
    String name();

    /** Asks the store whether it can answer. Throws when it cannot. */
    void ping();

    @Override
    void close();

    /** Changes a value; called again with a newer one when somebody else was faster. */
    @FunctionalInterface
    interface Update {
        /**
         * @param current absent when the key has no value
         * @return the bytes to store
         */
        byte[] apply(Optional<StoredValue> current);
    }

    /** Looks at a value before it is removed. */
    @FunctionalInterface
    interface Precondition {
        Precondition NONE = current -> {};

        /** Throws to keep the value. */
        void check(StoredValue current);
    }
}
