package io.drydock.storage.h2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apiserver.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a kill would leave behind, after each of many commits. */
class EveryCommitTest {
    private static final int COMMITS = 300;
    private static final int KEYS = 40;
    private static final int LARGEST_VALUE = 3_000;
    private static final int REOPENED_EVERY = 30;

    @Test
    void the_file_holds_everything_that_was_acknowledged_at_any_moment(@TempDir Path directory) throws IOException {
        Path copy = directory.resolve("copy");
        Random random = new Random(11);
        H2Settings settings = H2Settings.DEFAULT.withCompactionInterval(Duration.ZERO);
        for (int i = 1; i <= COMMITS; i += REOPENED_EVERY) {
            try (Storage storage = H2Storage.open(directory.resolve("store"), settings)) {
                for (int j = i; j < i + REOPENED_EVERY; j++) {
                    byte[] value = (j + " ".repeat(random.nextInt(LARGEST_VALUE))).getBytes(UTF_8);
                    storage.guaranteedUpdate("/" + random.nextInt(KEYS), false, Optional.empty(), old -> value);
                    Files.copy(directory.resolve("store/objects.mv"), copy, StandardCopyOption.REPLACE_EXISTING);
                    long acknowledged = storage.currentRevision();
                    assertEquals(
                            acknowledged,
                            LogLoader.load(copy, acknowledged).newest().revision());
                }
                storage.compact(storage.currentRevision() - 1);
            }
        }
    }
}
