package io.drydock.apiserver.storage;

/**
 * What can go wrong in a store.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/errors.go"
 */
public abstract sealed class StorageException extends RuntimeException {
    StorageException(String message) {
        super(message);
    }

    StorageException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A value is there already. */
    public static final class KeyExists extends StorageException {
        private final long revision;

        public KeyExists(String key, long revision) {
            super("key exists: " + key);
            this.revision = revision;
        }

        public long revision() {
            return revision;
        }
    }

    /** No value is there. */
    public static final class KeyNotFound extends StorageException {
        public KeyNotFound(String key) {
            super("key not found: " + key);
        }
    }

    /** The revision asked for has been forgotten. */
    public static final class Compacted extends StorageException {
        private final long oldest;

        public Compacted(long asked, long oldest) {
            super("revision " + asked + " has been compacted, the oldest kept is " + oldest);
            this.oldest = oldest;
        }

        public long oldest() {
            return oldest;
        }
    }

    /** The revision asked for lies in the future. */
    public static final class TooLargeRevision extends StorageException {
        private final long asked;
        private final long current;

        public TooLargeRevision(long asked, long current) {
            super("Too large resource version: " + asked + ", current: " + current);
            this.asked = asked;
            this.current = current;
        }

        public long asked() {
            return asked;
        }

        public long current() {
            return current;
        }
    }

    /** The watch has ended: closed by its owner, too slow, or cut off by the store. */
    public static final class WatchClosed extends StorageException {
        public WatchClosed(String why) {
            super(why);
        }
    }

    /** The store cannot be reached or refuses to work. */
    public static final class Unavailable extends StorageException {
        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }

        public Unavailable(String message) {
            super(message);
        }
    }

    /** The store was reached and declined, in words of its own that its clients know. */
    public static final class Refused extends StorageException {
        public Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
