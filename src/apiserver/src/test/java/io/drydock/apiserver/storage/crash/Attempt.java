package io.drydock.apiserver.storage.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StoredValue;
import java.util.Arrays;

/**
 * One write that somebody tries.
 *
 * @param id says which, is never used again, and is what the value begins with
 * @param size of the value in bytes; 0 to remove the key
 */
public record Attempt(String id, String key, int size) {

    boolean isRemoval() {
        return size == 0;
    }

    /** The same each time, so that whoever knows the attempt knows the bytes. */
    byte[] value() {
        byte[] begin = (id + " ").getBytes(UTF_8);
        byte[] value = Arrays.copyOf(begin, Math.max(size, begin.length));
        Arrays.fill(value, begin.length, value.length, (byte) '.');
        return value;
    }

    /** What an event tells of; of a removal it does not say whose it was. */
    static Attempt toldBy(StorageEvent event) {
        return switch (event) {
            case StorageEvent.Put(StoredValue value, var previous) -> {
                String text = new String(value.value(), UTF_8);
                yield new Attempt(text.substring(0, text.indexOf(' ')), value.key(), value.value().length);
            }
            case StorageEvent.Deleted(String key, long revision, var previous) -> new Attempt("-", key, 0);
            case StorageEvent.Progress progress -> throw new IllegalArgumentException("tells of no write: " + progress);
        };
    }

    boolean isToldAs(Attempt told) {
        return key.equals(told.key) && (isRemoval() ? told.isRemoval() : id.equals(told.id));
    }
}
