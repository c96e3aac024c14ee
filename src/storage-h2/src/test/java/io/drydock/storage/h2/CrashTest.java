package io.drydock.storage.h2;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.crash.CrashingProcess;
import io.drydock.apiserver.storage.crash.Ledger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Ddrydock.crash.rounds=50} kills as often as that. */
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("drydock.crash.rounds", 4);
    private static final int SHORTEST_MILLIS = 50;
    private static final int VARIES_BY_MILLIS = 400;

    /** Forgets all but the newest few thousand revisions all the time, so that it is killed in the middle of that, too. */
    public static final class Opener implements CrashingProcess.Opener {
        @Override
        public Storage open(String where) {
            return H2Storage.open(Path.of(where), new H2Settings(Duration.ofMillis(50), 2_000, 1_000, 0));
        }
    }

    @Test
    void what_was_acknowledged_survives_a_kill_at_any_moment(@TempDir Path directory) throws Exception {
        Ledger ledger = new Ledger();
        Random random = new Random();
        for (int round = 0; round < ROUNDS; round++) {
            Duration writing = Duration.ofMillis(SHORTEST_MILLIS + random.nextInt(VARIES_BY_MILLIS));
            CrashingProcess.killDuringWrites(Opener.class, directory.toString(), round, writing, ledger);
            try (Storage storage =
                    H2Storage.open(directory, H2Settings.DEFAULT.withCompactionInterval(Duration.ZERO))) {
                ledger.verify(storage);
            }
        }
        assertTrue(ledger.promises() > ROUNDS, () -> ledger.promises() + " writes");
    }
}
