package io.drydock.apiserver.storage.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.apiserver.storage.Storage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Writes to a store in a process of its own, which is killed in the middle of it. */
public final class CrashingProcess {
    /** How a store is opened in that process. Made by its constructor without parameters. */
    public interface Opener {
        Storage open(String where);
    }

    private CrashingProcess() {}

    /**
     * Starts the process, lets it write for some time, and kills it.
     *
     * @param where what to tell the opener
     * @param round a number that no other call for the same ledger had
     */
    public static void killDuringWrites(
            Class<? extends Opener> opener, String where, int round, Duration writing, Ledger ledger)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingProcess.class.getName(),
                        opener.getName(),
                        where,
                        "round" + round)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            String first = lines.readLine();
            if (first == null) {
                throw new IOException("the process has ended before it wrote anything");
            }
            JournalLines.read(first, ledger);
            Thread killer = Thread.ofVirtual().start(() -> killAfter(writing, process));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JournalLines.read(line, ledger);
            }
            killer.join();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void killAfter(Duration writing, Process process) {
        try {
            Thread.sleep(writing);
        } catch (InterruptedException early) {
            Thread.currentThread().interrupt();
        }
        // By its handle, which leaves what it has written so far to be read.
        process.toHandle().destroyForcibly();
    }

    public static void main(String[] arguments) throws Exception {
        Opener opener =
                (Opener) Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
        Storage storage = opener.open(arguments[1]);
        WriteLoad.start(storage, new JournalLines(System.out), arguments[2]);
        new CountDownLatch(1).await();
    }
}
