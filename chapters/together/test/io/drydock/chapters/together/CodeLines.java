package io.drydock.chapters.together;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of a Java file that are read as code: no comment, no import, and more than braces. */
final class CodeLines {
    private CodeLines() {}

    /** A line of code and where it stands. */
    record Line(Path file, int number, String text) {}

    static List<Line> of(Path file) {
        List<Line> code = new ArrayList<>();
        boolean inComment = false;
        int number = 0;
        for (String line : Project.lines(file)) {
            number++;
            String text = line.strip();
            if (text.startsWith("/*")) {
                inComment = true;
            }
            if (!inComment && isCode(text)) {
                code.add(new Line(file, number, text));
            }
            if (text.endsWith("*/")) {
                inComment = false;
            }
        }
        return code;
    }

    private static boolean isCode(String line) {
        return line.chars().anyMatch(Character::isLetterOrDigit)
                && !line.startsWith("//")
                && !line.startsWith("import ")
                && !line.startsWith("package ");
    }
}
