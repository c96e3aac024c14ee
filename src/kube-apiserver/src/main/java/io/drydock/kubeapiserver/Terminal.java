package io.drydock.kubeapiserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** How wide the terminal is that the help is read on. */
final class Terminal {
    static final int DEFAULT_WIDTH = 80;
    private static final int NARROWEST = 20;

    private Terminal() {}

    /** What {@code COLUMNS} says, else what the terminal says, else 80, as in a pipe. */
    static int width(Map<String, String> environment) {
        return number(environment.getOrDefault("COLUMNS", ""))
                .or(Terminal::ofDevice)
                .orElse(DEFAULT_WIDTH);
    }

    private static Optional<Integer> ofDevice() {
        if (System.console() == null || !System.console().isTerminal()) {
            return Optional.empty();
        }
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return number(size.substring(size.indexOf(' ') + 1));
        } catch (IOException noSuchProgram) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> number(String text) {
        boolean digits = !text.isEmpty() && text.length() < 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Integer.parseInt(text)).filter(columns -> columns >= NARROWEST) : Optional.empty();
    }
}
