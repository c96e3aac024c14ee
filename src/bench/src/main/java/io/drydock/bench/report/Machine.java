package io.drydock.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where it was measured, without which figures say nothing.
 *
 * @param processor its model, or the architecture where the model is not known
 */
public record Machine(String processor, int processors, String system, String java) {

    public static Machine here() {
        return new Machine(
                model(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    }

    private static String model() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException elsewhere) {
            return System.getProperty("os.arch");
        }
    }

    /** On a line. */
    public String text() {
        return processors + " x " + processor + ", "
                + java.replaceAll("\\(.*?\\)|VM ", "").strip() + ", " + system;
    }
}
