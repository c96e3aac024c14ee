package io.drydock.kubeapiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code ./drydock} says without building or serving anything. */
@Timeout(60)
class LauncherTest {
    private final Path launcher =
            Path.of("..", "..", "drydock").toAbsolutePath().normalize();

    private record Outcome(int exitCode, String text) {}

    @BeforeEach
    void needsAShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh on this machine");
    }

    private Outcome run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), text);
    }

    @Test
    void help_names_every_command() throws Exception {
        Outcome help = run("help");
        assertEquals(0, help.exitCode());
        for (String command : List.of("serve [flags]", "chapter N", "notebook", "test", "build", "help")) {
            assertTrue(help.text().contains("\n  " + command), help::text);
        }
    }

    @Test
    void an_unknown_command_exits_with_two_and_says_where_to_look() throws Exception {
        assertEquals(
                new Outcome(2, "drydock: unknown command \"sail\"; ./drydock help lists those that there are\n"),
                run("sail"));
    }

    @Test
    void no_command_at_all_exits_with_two() throws Exception {
        assertEquals(2, run().exitCode());
    }
}
