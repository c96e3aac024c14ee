package io.drydock.walkthrough;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What programs of this project printed when they were run, kept in files that a test compares with a new run. */
final class CapturedOutput {
    /** A line of the timeline: when, how long, how deep, what. */
    private static final Pattern STEP = Pattern.compile("\\s*\\d+ ms\\s+(?:\\d+ ms|running)  (\\s*)(\\S.*)");

    private final Path folder;

    private CapturedOutput(Path folder) {
        this.folder = folder;
    }

    static CapturedOutput in(Path folder) {
        return new CapturedOutput(folder);
    }

    /** All lines; empty when there is no such file. */
    List<String> lines(String file) {
        try {
            return Files.isRegularFile(folder.resolve(file)) ? Files.readAllLines(folder.resolve(file)) : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The first line that contains something, and those up to, but without, the next that contains something else. */
    static List<String> from(List<String> lines, String first, String until) {
        int begin = indexOf(lines, first, 0);
        int end = until.isEmpty() ? -1 : indexOf(lines, until, begin + 1);
        return begin < 0 ? List.of() : lines.subList(begin, end < 0 ? lines.size() : end);
    }

    private static int indexOf(List<String> lines, String text, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i;
            }
        }
        return -1;
    }

    /** A step of a timeline and the steps inside it. */
    static List<String> step(List<String> lines, String name) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher step = STEP.matcher(lines.get(i));
            if (step.matches() && step.group(2).startsWith(name)) {
                int end = i + 1;
                while (end < lines.size()
                        && depth(lines.get(end)) > step.group(1).length()) {
                    end++;
                }
                return lines.subList(i, end);
            }
        }
        return List.of();
    }

    /** The steps of a timeline that are inside of at most so many others. */
    static List<String> notDeeper(List<String> lines, int most) {
        return lines.stream().filter(line -> depth(line) <= 2 * most).toList();
    }

    private static int depth(String line) {
        Matcher step = STEP.matcher(line);
        return step.matches() ? step.group(1).length() : -1;
    }
}
