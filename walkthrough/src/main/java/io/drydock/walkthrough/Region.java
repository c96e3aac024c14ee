package io.drydock.walkthrough;

import java.util.List;
import java.util.Objects;

/**
 * A tagged part of a source file.
 *
 * @param path of the file, relative to the root of the project, with slashes
 * @param lines as they are to be shown: without lines that hold tags, and without the indentation they share
 */
record Region(String path, String tag, List<String> lines) {
    Region {
        Objects.requireNonNull(tag);
        lines = withoutSharedIndentation(lines);
    }

    Body body() {
        return Body.of(path);
    }

    String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return path + "[" + tag + "]";
    }

    private static List<String> withoutSharedIndentation(List<String> lines) {
        int shared = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return lines.stream()
                .map(line -> line.isBlank() ? "" : line.substring(shared).stripTrailing())
                .toList();
    }
}
