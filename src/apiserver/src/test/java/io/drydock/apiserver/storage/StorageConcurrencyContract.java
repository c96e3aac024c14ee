package io.drydock.apiserver.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What many callers at once may rely on in any store. */
public interface StorageConcurrencyContract extends StoreUnderTest {
    int WRITERS = 8;
    int WRITES = 50;

    @Test
    default void no_two_writes_get_the_same_revision() throws Exception {
        Set<Long> revisions = ConcurrentHashMap.newKeySet();
        allAtOnce(WRITERS, writer -> {
            long last = 0;
            for (int i = 0; i < WRITES; i++) {
                long revision = store().create("/registry/things/" + writer + "-" + i, bytes("x"), Optional.empty())
                        .revision();
                assertTrue(revision > last);
                assertTrue(revisions.add(revision));
                last = revision;
            }
        });
        assertEquals(WRITERS * WRITES, store().count("/registry/things/"));
    }

    @Test
    default void no_update_is_lost_when_many_change_the_same_key() throws Exception {
        store().create("/registry/things/counter", bytes("0"), Optional.empty());
        allAtOnce(WRITERS, writer -> {
            for (int i = 0; i < WRITES; i++) {
                store().guaranteedUpdate(
                                "/registry/things/counter",
                                true,
                                Optional.empty(),
                                current -> bytes(Integer.toString(number(current.orElseThrow()) + 1)));
            }
        });
        assertEquals(
                WRITERS * WRITES,
                number(store().get("/registry/things/counter", 0).orElseThrow()));
    }

    @Test
    default void one_of_many_creators_of_a_key_wins() throws Exception {
        List<Integer> winners = Collections.synchronizedList(new ArrayList<>());
        allAtOnce(WRITERS, writer -> {
            try {
                store().create("/registry/things/one", bytes(Integer.toString(writer)), Optional.empty());
                winners.add(writer);
            } catch (StorageException.KeyExists slower) {
                assertTrue(slower.revision() > 0);
            }
        });
        assertEquals(1, winners.size());
        assertEquals(
                winners.getFirst(),
                number(store().get("/registry/things/one", 0).orElseThrow()));
    }

    /** Writers move a token from key to key, one write each; every list must see it as of one moment. */
    @Test
    default void a_list_is_of_one_revision_while_others_write() throws Exception {
        IntStream.range(0, 20).forEach(i -> store().create("/registry/things/" + i, bytes("0"), Optional.empty()));
        long begin = store().currentRevision();
        allAtOnce(2, role -> {
            if (role == 0) {
                for (int round = 1; round <= 20; round++) {
                    byte[] value = bytes(Integer.toString(round));
                    for (int i = 0; i < 20; i++) {
                        store().guaranteedUpdate("/registry/things/" + i, true, Optional.empty(), current -> value);
                    }
                }
            } else {
                for (int i = 0; i < 100; i++) {
                    Page page = store().list("/registry/things/", ListRange.ALL);
                    // The writer's order makes the sum of all values equal to the number of writes so far.
                    assertEquals(
                            page.revision() - begin,
                            page.values().stream().mapToInt(this::number).sum());
                    assertTrue(page.values().stream().allMatch(value -> value.revision() <= page.revision()));
                }
            }
        });
    }

    @Test
    default void watchers_see_the_writes_of_many_in_one_order() throws Exception {
        try (StorageWatch watch = store().watch("/registry/things/", OptionalLong.empty())) {
            Set<Long> written = ConcurrentHashMap.newKeySet();
            allAtOnce(WRITERS, writer -> {
                for (int i = 0; i < WRITES; i++) {
                    written.add(store().create("/registry/things/" + writer + "-" + i, bytes("x"), Optional.empty())
                            .revision());
                }
            });
            long last = 0;
            for (int i = 0; i < WRITERS * WRITES; i++) {
                long revision = StorageWatchContract.nextChange(watch).revision();
                assertTrue(revision > last);
                assertTrue(written.remove(revision));
                last = revision;
            }
        }
    }

    private static void allAtOnce(int threads, Task task) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                tasks.add(() -> {
                    task.run(number);
                    return null;
                });
            }
            for (Future<Void> done : executor.invokeAll(tasks)) {
                done.get();
            }
        }
    }

    private int number(StoredValue value) {
        return Integer.parseInt(text(value));
    }

    /** What one of several threads does. */
    interface Task {
        void run(int number) throws Exception;
    }
}
