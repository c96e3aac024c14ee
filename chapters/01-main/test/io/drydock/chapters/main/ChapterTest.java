package io.drydock.chapters.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.chapters.main.Chapter.Experiment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChapterTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Narration plain = new Narration(new PrintStream(written, true), false);
    private final List<String> ran = new ArrayList<>();
    private final Chapter chapter = new Chapter(
            "ch00", "A chapter", List.of(experiment("first", 0), experiment("second", 0), experiment("third", 3)));

    @Test
    void the_first_experiment_runs_when_none_is_named_and_gets_all_arguments() throws Exception {
        assertEquals(0, chapter.run(plain, List.of("--port", "1")));
        assertEquals(List.of("first[--port, 1]"), ran);
    }

    @Test
    void a_named_experiment_gets_the_arguments_after_its_name_and_its_exit_code_counts() throws Exception {
        assertEquals(3, chapter.run(plain, List.of("third", "x")));
        assertEquals(List.of("third[x]"), ran);
    }

    @Test
    void the_demo_runs_all_until_one_fails() throws Exception {
        assertEquals(3, chapter.run(plain, List.of("--demo")));
        assertEquals(List.of("first[--demo]", "second[--demo]", "third[--demo]"), ran);
        assertTrue(written.toString().contains("▸ about second"));
    }

    @Test
    void help_lists_what_can_be_tried() throws Exception {
        assertEquals(0, chapter.run(plain, List.of("--help")));
        assertTrue(written.toString().contains("./jbang ch00 second"), written.toString());
        assertTrue(ran.isEmpty());
    }

    @Test
    void a_narration_is_coloured_on_a_terminal_only() {
        plain.step("plain");
        assertFalse(written.toString().contains("\u001b"));
        new Narration(new PrintStream(written, true), true).step("coloured");
        assertTrue(written.toString().contains("\u001b["));
    }

    private Experiment experiment(String name, int code) {
        return new Experiment(name, "about " + name, (arguments, narration) -> {
            ran.add(name + arguments);
            return code;
        });
    }
}
