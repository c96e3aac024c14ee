package io.drydock.apiserver.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageConcurrencyContract;
import io.drydock.apiserver.storage.StorageContract;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StorageListContract;
import io.drydock.apiserver.storage.StorageWatch;
import io.drydock.apiserver.storage.StorageWatchContract;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryStorageTest
        implements StorageContract, StorageListContract, StorageWatchContract, StorageConcurrencyContract {
    private final Storage store = new MemoryStorage();

    @Override
    public Storage store() {
        return store;
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void history_compacts_itself_when_it_holds_too_many_revisions() {
        try (Storage small = new MemoryStorage(10, Long.MAX_VALUE, 100)) {
            long first = small.create("/a", bytes("0"), Optional.empty()).revision();
            write(small, 20);
            assertThrows(StorageException.Compacted.class, () -> small.list("/", at(first)));
            assertEquals(
                    1, small.list("/", at(small.currentRevision() - 9)).values().size());
            assertThrows(StorageException.Compacted.class, () -> small.list("/", at(small.currentRevision() - 10)));
        }
    }

    @Test
    void history_compacts_itself_when_what_was_replaced_weighs_too_much() {
        try (Storage small = new MemoryStorage(1000, 10_000, 100)) {
            small.create("/a", new byte[5_000], Optional.empty());
            long begin = small.currentRevision();
            IntStream.range(0, 5)
                    .forEach(i -> small.guaranteedUpdate("/a", true, Optional.empty(), old -> {
                        byte[] value = new byte[5_000];
                        value[0] = (byte) (i + 1);
                        return value;
                    }));
            assertThrows(StorageException.Compacted.class, () -> small.list("/", at(begin)));
            assertEquals(
                    1, small.list("/", at(small.currentRevision())).values().size());
        }
    }

    @Test
    void a_watcher_that_cannot_keep_up_gets_what_is_in_its_buffer_and_is_ended() throws InterruptedException {
        try (Storage small = new MemoryStorage(1000, Long.MAX_VALUE, 5);
                StorageWatch slow = small.watch("/", OptionalLong.empty())) {
            small.create("/a", bytes("first"), Optional.empty());
            write(small, 10);
            for (int i = 0; i < 5; i++) {
                assertTrue(slow.next(Duration.ZERO).isPresent());
            }
            StorageException.WatchClosed end =
                    assertThrows(StorageException.WatchClosed.class, () -> slow.next(Duration.ZERO));
            assertTrue(end.getMessage().contains("too slow"), end.getMessage());
        }
    }

    private void write(Storage storage, int times) {
        IntStream.range(0, times)
                .forEach(i ->
                        storage.guaranteedUpdate("/a", true, Optional.empty(), old -> bytes(Integer.toString(i + 1))));
    }

    private static ListRange at(long revision) {
        return new ListRange(OptionalLong.of(revision), 0, Optional.empty(), 0);
    }
}
