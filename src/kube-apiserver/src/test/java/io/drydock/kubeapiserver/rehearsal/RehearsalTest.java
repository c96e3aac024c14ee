package io.drydock.kubeapiserver.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RehearsalTest {
    @TempDir
    Path folder;

    @Test
    void the_server_starts_answers_what_clients_ask_first_and_stops() throws IOException, InterruptedException {
        // In a process of its own, for it listens to the process's signals.
        Process rehearsal = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Rehearsal.class.getName())
                .redirectErrorStream(true)
                .start();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        rehearsal.getInputStream().transferTo(said);
        assertEquals(0, rehearsal.waitFor(), said::toString);
        assertEquals(0, folder.toFile().list().length, "what it made is still there");
    }
}
