package io.drydock.storage.h2;

import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StoredValue;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What waits for the thread that writes. */
sealed interface Task {

    /** Tells whoever waits that it will not be done. */
    void fail(Throwable why);

    /**
     * A change of one key.
     *
     * @param read what the change was made from; it is refused when the key has something else by now
     * @param value absent to remove the key
     * @param due when the key goes by itself, in milliseconds since 1970; 0 for never
     * @param done gets the revision, or {@link #CONFLICT}
     */
    record Write(String key, Optional<StoredValue> read, Optional<byte[]> value, long due, CompletableFuture<Long> done)
            implements Task {
        static final long CONFLICT = 0;

        static Write put(String key, Optional<StoredValue> read, byte[] value, long due) {
            return new Write(key, read, Optional.of(value), due, new CompletableFuture<>());
        }

        static Write removal(StoredValue read) {
            return new Write(read.key(), Optional.of(read), Optional.empty(), 0, new CompletableFuture<>());
        }

        long expected() {
            return read.map(StoredValue::revision).orElse(0L);
        }

        int bytes() {
            return value.map(bytes -> bytes.length).orElse(0);
        }

        @Override
        public void fail(Throwable why) {
            done.completeExceptionally(why);
        }
    }

    /** Work of the store itself, in between. */
    record Chore(Runnable work, CompletableFuture<Void> done) implements Task {
        @Override
        public void fail(Throwable why) {
            done.completeExceptionally(why);
        }
    }

    /** The last of all. */
    record End() implements Task {
        @Override
        public void fail(Throwable why) {}
    }

    /** Waits for what was queued, whatever else happens to the thread that waits: a write may be done already. */
    static <T> T await(CompletableFuture<T> done) {
        try {
            return done.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof StorageException why) {
                throw new StorageException.Unavailable(why.getMessage(), why);
            }
            throw new StorageException.Unavailable("the store has failed: " + failure.getCause(), failure.getCause());
        }
    }
}
