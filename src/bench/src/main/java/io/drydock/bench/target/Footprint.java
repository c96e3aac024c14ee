package io.drydock.bench.target;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What a process has taken of the machine. */
final class Footprint {
    private static final long KIB = 1024;

    private Footprint() {}

    /** Memory that is in use now, in bytes; absent where neither /proc nor ps can say. */
    static Optional<Long> resident(long process) {
        Path status = Path.of("/proc/" + process + "/status");
        try {
            if (Files.exists(status)) {
                return Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .map(line -> line.replaceAll("[^0-9]", ""))
                        .map(kibibytes -> Long.parseLong(kibibytes) * KIB)
                        .findFirst();
            }
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process)).start();
            String kibibytes = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return kibibytes.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(kibibytes) * KIB);
        } catch (IOException | NumberFormatException unknown) {
            return Optional.empty();
        }
    }

    /** Processor time used so far by a process; zero when the system does not say. */
    static Duration processorTime(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
