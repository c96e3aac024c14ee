package io.drydock.walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the book shows as output is still what the programs print, apart from times and what differs from machine to
 * machine. With {@code -Dwalkthrough.capture=true} it is written anew.
 */
@Timeout(240)
class CapturedOutputTest {
    private static final Path FOLDER = Project.root().resolve("walkthrough/captured");

    static List<Path> chapters() throws IOException {
        return Page.read(Project.root().resolve("walkthrough/pages")).stream()
                .filter(Page::isChapter)
                .map(page -> Project.root().resolve("chapters").resolve(page.name()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void chapters_tell_what_the_book_says_they_tell(Path chapter) throws Exception {
        compare("ch" + chapter.getFileName().toString().substring(0, 2) + ".txt", Capture.chapter(chapter));
    }

    @Test
    void the_server_starts_as_the_book_says_it_does() throws Exception {
        compare("serve.txt", Capture.serve());
    }

    private static void compare(String file, List<String> lines) throws IOException {
        if (Boolean.getBoolean("walkthrough.capture")) {
            Files.write(FOLDER.resolve(file), trimmed(lines));
        }
        assertEquals(
                String.join("\n", comparable(Files.readAllLines(FOLDER.resolve(file)))),
                String.join("\n", comparable(trimmed(lines))),
                "captured/" + file + " is no longer what is printed; if that is right, capture it anew with"
                        + " -Dwalkthrough.capture=true");
    }

    private static List<String> trimmed(List<String> lines) {
        return String.join("\n", lines)
                .strip()
                .lines()
                .map(String::stripTrailing)
                .toList();
    }

    /** Some of what happens on threads of its own, and may come sooner or later than other lines. */
    private static final Pattern AT_THE_SAME_TIME = Pattern.compile(
            "poststarthook/|post-start hook |pre-shutdown hook |PRE_SHUTDOWN_HOOKS|AFTER_SHUTDOWN_DELAY");

    /** Without times and addresses, and with what happens at the same time in one order. */
    private static List<String> comparable(List<String> lines) {
        List<String> comparable = new ArrayList<>();
        Set<String> atTheSameTime = new TreeSet<>();
        for (String line : lines) {
            String plain = plain(line);
            if (AT_THE_SAME_TIME.matcher(plain).find()) {
                atTheSameTime.add(plain);
            } else {
                comparable.add(plain);
            }
        }
        comparable.addAll(atTheSameTime);
        return comparable;
    }

    private static String plain(String line) {
        return line.replaceAll("\\d{4}-\\d\\d-\\d\\dT", "")
                .replaceAll("\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)?", "TIME")
                .replaceAll("\\s*(\\d+ ms|running)", " TIME")
                .replaceAll("not built yet: \\[.*]", "not built yet: LIST")
                .replaceAll("advertises \\S+;", "advertises ADDRESS;")
                .replaceAll("\\(\\w+\\.java:\\d+\\)", "(LINE)")
                .replaceAll("\\S*/drydock-chapter\\d*", "FOLDER")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "UID")
                .replaceAll("lambda\\$[\\w$]+", "LAMBDA")
                .replaceAll("(127\\.0\\.0\\.1|localhost|\\[::1]):\\d+", "$1:PORT");
    }
}
