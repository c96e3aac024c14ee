package io.drydock.kubeapiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.options.EtcdOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiServerCommandTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<CompletedServerRunOptions> runs = new ArrayList<>();
    private Map<String, String> environment = Map.of("COLUMNS", "80");
    private Run run = (options, trace, ready) -> {
        runs.add(options);
        ready.run();
    };

    private int execute(String... arguments) {
        String[] line = Arrays.copyOf(arguments, arguments.length + 1);
        line[arguments.length] = "--data-dir=" + folder.resolve("data");
        return new ApiServerCommand(
                        (options, trace, ready) -> run.run(options, trace, ready),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        environment)
                .execute(line);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void completed_options_are_run_and_readiness_is_announced_on_one_line() {
        assertEquals(0, execute("--secure-port=7443"));
        assertEquals(1, runs.size());
        assertTrue(
                out().matches("https://127.0.0.1:7443 is ready after \\d+ ms, storing in " + EtcdOptions.H2
                        + "; export KUBECONFIG=" + folder.resolve("data/admin.kubeconfig") + "\n"),
                this::out);
    }

    @Test
    void the_timeline_of_the_start_is_shown_to_those_who_ask_for_more() {
        assertEquals(0, execute("-v=2"));
        assertTrue(err().contains("NewAPIServerCommand: --data-dir="), this::err);
        assertTrue(err().contains("Complete: emulates 1.36; advertises "), this::err);
    }

    @Test
    void two_mistakes_give_two_messages_and_exit_code_one() {
        assertEquals(1, execute("--secure-port=0", "--max-requests-inflight=many", "surplus"));
        assertEquals("""
                error: invalid argument "many" for "--max-requests-inflight" flag: expected a whole number
                error: "drydock serve" takes no arguments but flags, and was given "surplus"
                error: --secure-port=0: must be between 1 and 65535, inclusive; it cannot be turned off with 0
                """, err());
        assertTrue(runs.isEmpty());
        assertEquals("", out());
    }

    @Test
    void a_failure_to_run_is_one_line_and_exit_code_one() {
        run = (options, trace, ready) -> {
            throw new IOException("the harbour is closed");
        };
        assertEquals(1, execute());
        assertEquals("error: the harbour is closed\n", err());
        run = (options, trace, ready) -> {
            throw new IllegalStateException("not expected");
        };
        assertEquals(1, execute());
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 160})
    void help_fits_the_terminal(int width) {
        environment = Map.of("COLUMNS", Integer.toString(width));
        assertEquals(0, execute("--help"));
        // Words that are longer than a narrow terminal are not cut.
        List<String> wide = out().lines()
                .filter(line -> line.length() > width
                        && line.strip().contains(" ")
                        && !line.strip().startsWith("-"))
                .toList();
        assertEquals(List.of(), wide);
        assertTrue(runs.isEmpty());
    }

    @Test
    void help_names_the_sections_as_go_does_and_what_serve_begins_with() {
        execute("-h");
        List<String> sections =
                out().lines().filter(line -> line.endsWith(" flags:")).toList();
        assertEquals(
                List.of(
                        "Drydock flags:",
                        "Generic flags:",
                        "Etcd flags:",
                        "Secure serving flags:",
                        "Auditing flags:",
                        "Features flags:",
                        "Authentication flags:",
                        "Authorization flags:",
                        "Cloud provider flags:",
                        "API enablement flags:",
                        "Egress selector flags:",
                        "Admission flags:",
                        "Metrics flags:",
                        "Logs flags:",
                        "Misc flags:",
                        "Global flags:"),
                sections);
        assertTrue(out().contains("--authorization-mode=Node,RBAC"), this::out);
        assertFalse(out().contains("--insecure-port"), this::out);
    }

    @Test
    void the_version_names_drydock_and_the_release_it_emulates() {
        assertEquals(0, execute("--version", "--emulated-version=1.20"));
        assertTrue(out().matches("Drydock \\S+, Kubernetes v1\\.20.*\n"), this::out);
    }
}
