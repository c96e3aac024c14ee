package io.drydock.storage.etcd;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.crash.CrashingProcess;
import io.drydock.apiserver.storage.crash.Ledger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Ddrydock.crash.rounds=50} kills as often as that. */
class EtcdCrashTest {
    private static final int ROUNDS = Integer.getInteger("drydock.crash.rounds", 4);
    private static final int SHORTEST_MILLIS = 200;
    private static final int VARIES_BY_MILLIS = 400;
    private static final Duration QUIET = Duration.ofMillis(200);

    /** Connects to the etcd that it is told of. */
    public static final class Opener implements CrashingProcess.Opener {
        @Override
        public Storage open(String where) {
            return store(URI.create(where));
        }
    }

    private static EtcdStorage store(URI server) {
        return new EtcdStorage(EtcdConfig.of(List.of(server)), UnaryOperator.identity());
    }

    @Test
    void what_was_acknowledged_survives_a_kill_of_the_writer_and_every_other_time_of_etcd(@TempDir Path directory)
            throws Exception {
        Ledger ledger = new Ledger();
        Random random = new Random();
        try (EtcdProcess etcd = EtcdProcess.start(directory)) {
            for (int round = 0; round < ROUNDS; round++) {
                Duration writing = Duration.ofMillis(SHORTEST_MILLIS + random.nextInt(VARIES_BY_MILLIS));
                CrashingProcess.killDuringWrites(Opener.class, etcd.client().toString(), round, writing, ledger);
                if (round % 2 == 1) {
                    etcd.kill();
                    etcd.start();
                    etcd.awaitListening();
                }
                try (Storage storage = store(etcd.client())) {
                    awaitQuiet(storage);
                    ledger.verify(storage);
                }
            }
        }
        assertTrue(ledger.promises() > ROUNDS, () -> ledger.promises() + " writes");
    }

    /** What the dead writer had sent may still be on its way. */
    private static void awaitQuiet(Storage storage) throws InterruptedException {
        long before = -1;
        for (long now = storage.currentRevision(); now != before; now = storage.currentRevision()) {
            before = now;
            Thread.sleep(QUIET);
        }
    }
}
