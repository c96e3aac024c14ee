package io.drydock.chapters.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.contracts.Finished;
import io.drydock.contracts.JavaProcess;
import io.drydock.contracts.MainContract;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest implements MainContract {
    @Override
    public Finished success() {
        return run("success");
    }

    @Override
    public Finished error() {
        return run("error");
    }

    @Override
    public String lastWordsInTheLog() {
        return "about to look for the certificate";
    }

    // tag::crash[]
    @Test
    void a_crash_exits_with_one_and_its_log_is_there_too() {
        Finished crash = run("crash");
        assertEquals(1, crash.exitCode());
        assertTrue(crash.err().contains("IllegalStateException: a mistake in the program"), crash.err());
        assertTrue(crash.err().contains("about to make a mistake"), crash.err());
    }
    // end::crash[]

    // tag::lost[]
    @Test
    void written_as_in_go_an_error_loses_what_the_log_kept() {
        Finished error = run("as-in-go");
        assertEquals(1, error.exitCode());
        assertTrue(error.err().contains("error: no certificate"), error.err());
        assertFalse(error.err().contains("about to look for the certificate"), error.err());
    }
    // end::lost[]

    @Test
    void release_1_7_answers_version_in_main_itself() {
        Finished version = run("one-seven");
        assertEquals(0, version.exitCode());
        assertEquals("Kubernetes v1.7.0", version.out().strip());
    }

    @Test
    void the_log_keeps_its_lines_until_it_is_flushed() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Logs logs = new Logs(new PrintStream(written, true));
        logs.info("first");
        assertEquals(0, written.size());
        logs.flush();
        logs.flush();
        assertEquals(1, written.toString().lines().count());
        assertTrue(written.toString().contains("first"));
    }

    @Test
    void executing_gives_the_exit_code_and_leaves_the_process_alone() {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
        Command fails = (arguments, logs) -> {
            throw new CommandFailed("no " + arguments.getFirst());
        };
        assertEquals(1, Main.execute(fails, List.of("luck"), new Logs(nowhere), nowhere));
    }

    private static Finished run(String experiment) {
        return JavaProcess.run("io.drydock.chapters.main.MainChapter", experiment);
    }
}
