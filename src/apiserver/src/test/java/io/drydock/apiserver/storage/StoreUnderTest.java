package io.drydock.apiserver.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/** A store that is tried, and short words for what is done with it. */
public interface StoreUnderTest {

    /** A store that is empty, and the same one all through a test. The implementer closes it. */
    Storage store();

    default StoredValue create(String key, String value) {
        return store().create(key, bytes(value), Optional.empty());
    }

    default StoredValue update(String key, String value) {
        return store().guaranteedUpdate(key, true, Optional.empty(), current -> bytes(value));
    }

    default byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    default String text(StoredValue value) {
        return new String(value.value(), UTF_8);
    }
}
