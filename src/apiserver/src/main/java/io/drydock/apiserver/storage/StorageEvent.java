package io.drydock.apiserver.storage;

import java.util.Optional;

/** What a watch delivers. */
public sealed interface StorageEvent {
    long revision();

    /** The key that has changed; empty when none has. */
    String key();

    /** @param previous absent when the key was created by this change */
    record Put(StoredValue value, Optional<StoredValue> previous) implements StorageEvent {
        @Override
        public long revision() {
            return value.revision();
        }

        @Override
        public String key() {
            return value.key();
        }
    }

    /** @param previous the value that was removed, at the revision it had */
    record Deleted(String key, long revision, StoredValue previous) implements StorageEvent {}

    /** Nothing under the prefix has changed up to this revision other than what was delivered. */
    record Progress(long revision) implements StorageEvent {
        @Override
        public String key() {
            return "";
        }
    }
}
