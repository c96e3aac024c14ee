package io.drydock.chapters.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.chapters.main.Logs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

// tag::answer[]
class ExerciseTest {
    private final List<String> listened = new ArrayList<>();

    @Test
    void what_is_read_while_the_command_is_built_is_the_default() throws Exception {
        ApiServerCommand command = new ApiServerCommand(
                (options, logs) -> listened.add("run: " + options.secureServing.securePort.get()), System.out, 80);
        int port = command.options().secureServing.securePort.get();
        command.execute(List.of("--secure-port=7443"), new Logs(System.err));
        listened.add("main: " + port);
        assertEquals(List.of("run: 7443", "main: 6443"), listened);
    }
}
// end::answer[]
