package io.drydock.chapters.together;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drydock.contracts.Finished;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the chapters as a reader does, from their sources. */
class RunTest {
    static Set<String> aliases() {
        return Project.aliases().keySet();
    }

    @BeforeAll
    static void jbang_is_there() {
        Finished version = Launcher.run("jbang", "--version");
        assumeTrue(version.exitCode() == 0, () -> "JBang cannot be had: " + version.err());
    }

    @ParameterizedTest
    @MethodSource("aliases")
    void the_demo_tells_its_story_plainly_in_a_pipe_and_ends_by_itself(String alias) {
        Finished demo = Launcher.run("jbang", alias, "--demo");
        assertEquals(0, demo.exitCode(), demo::toString);
        assertTrue(demo.out().contains("▸ "), demo::toString);
        assertTrue(demo.out().lines().count() > 5, demo::toString);
        assertFalse((demo.out() + demo.err()).contains("\u001b"), demo::toString);
    }

    @ParameterizedTest
    @MethodSource("aliases")
    void help_says_what_can_be_tried(String alias) {
        Finished help = Launcher.run("jbang", alias, "--help");
        assertEquals(0, help.exitCode(), help::toString);
        assertTrue(help.out().contains("./jbang " + alias + " --demo"), help::toString);
    }

    @Test
    void the_launcher_runs_chapters_by_their_numbers_and_gives_their_exit_codes() {
        assertTrue(Launcher.run("drydock", "chapter").out().contains(" 1  main: "));
        assertEquals(0, Launcher.run("drydock", "chapter", "1", "success").exitCode());
        assertEquals(1, Launcher.run("drydock", "chapter", "1", "error").exitCode());
    }

    @Test
    void a_chapter_that_is_not_there_is_refused_with_those_that_are() {
        Finished refused = Launcher.run("drydock", "chapter", "99");
        assertEquals(2, refused.exitCode());
        assertTrue(refused.err().contains("there is no chapter \"99\"; there are\n   1  main: "), refused.err());
    }
}
