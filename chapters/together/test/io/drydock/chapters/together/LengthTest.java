package io.drydock.chapters.together;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LengthTest {
    private static final int ONE_SITTING = 250;

    static List<Path> chapters() {
        return Project.chapters();
    }

    /** What the step is made of; what tells its story, and plays it for the demo, is read by running it. */
    @ParameterizedTest
    @MethodSource("chapters")
    void a_chapter_can_be_read_in_one_sitting(Path chapter) {
        int lines = Project.sources(chapter.resolve("src")).stream()
                .filter(file -> !file.toString().endsWith("Chapter.java") && !file.endsWith("DemoClient.java"))
                .mapToInt(file -> CodeLines.of(file).size())
                .sum();
        assertTrue(
                lines <= ONE_SITTING,
                () -> chapter.getFileName() + " has " + lines + " lines of code, more than " + ONE_SITTING);
    }
}
