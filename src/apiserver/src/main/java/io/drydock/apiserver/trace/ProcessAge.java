package io.drydock.apiserver.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * How long this process has been there. Linux tells it to the hundredth of a second; what Java makes of that is off by
 * up to a second, as it goes by way of the whole second in which the machine was booted.
 */
final class ProcessAge {
    private static final Path PROC = Path.of("/proc");
    /** Of the fields after the command's name, which may hold blanks itself. */
    private static final int START_TIME = 19;

    private static final double TICKS_A_SECOND = 100;

    private ProcessAge() {}

    static Duration read() {
        try {
            String[] stat = text("self/stat").split(" ", -1);
            double started = Long.parseLong(stat[START_TIME]) / TICKS_A_SECOND;
            double uptime = Double.parseDouble(text("uptime").split(" ", -1)[0]);
            return positive(Duration.ofMillis(Math.round((uptime - started) * 1000)));
        } catch (IOException | RuntimeException otherSystem) {
            Instant now = Instant.now();
            return positive(Duration.between(
                    ProcessHandle.current().info().startInstant().orElse(now), now));
        }
    }

    private static String text(String file) throws IOException {
        String text = Files.readString(PROC.resolve(file));
        return text.substring(text.lastIndexOf(')') + 1).strip();
    }

    private static Duration positive(Duration age) {
        return age.isNegative() ? Duration.ZERO : age;
    }
}
