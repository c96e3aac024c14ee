package io.drydock.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.bench.target.DrydockLauncher;
import io.drydock.bench.target.LimitLauncher;
import io.drydock.kubeapiserver.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(120)
class BenchCommandTest {
    private static final List<String> JAVA_OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void a_quick_run_measures_a_server_that_it_starts() throws IOException {
        Path json = folder.resolve("figures.json");
        Path svg = folder.resolve("chart.svg");
        assertEquals(
                BenchCommand.OK,
                execute(
                        "--quick",
                        "--scenarios=get,list,watch,post",
                        "--rounds=1",
                        "--warm-up=100ms",
                        "--duration=300ms",
                        "--json=" + json,
                        "--svg=" + svg),
                err::toString);

        JsonNode figures = JsonDecoder.decode(Files.readAllBytes(json));
        List<String> names = new ArrayList<>();
        for (JsonNode measured : figures.path("measurements")) {
            names.add(measured.path("name").asString());
            assertTrue(measured.path("server").asDouble() > 0, measured::toPrettyString);
            assertTrue(measured.path("limit").asDouble() > 0, measured::toPrettyString);
            assertTrue(measured.path("share").asDouble() > 0, measured::toPrettyString);
        }
        assertEquals(List.of("get", "list", "watch", "watch-delay", "post"), names);
        JsonNode list = figures.path("measurements").path(1).path("details");
        assertTrue(list.path("serverBodyBytes").asDouble() > 250_000, list::toPrettyString);
        assertEquals(list.path("serverBodyBytes"), list.path("limitBodyBytes"));
        assertTrue(Files.readString(svg).endsWith("</svg>\n"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("LIST 500 config maps"), out::toString);
    }

    @Test
    void memory_is_that_of_a_server_with_so_many_objects() {
        assertEquals(BenchCommand.OK, execute("--quick", "--scenarios=memory"), err::toString);
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("memory, 500 config maps"), out::toString);
    }

    @Test
    void a_server_that_cannot_be_reached_is_an_error() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String server = "https://127.0.0.1:" + port;
        assertEquals(BenchCommand.FAILED, execute("--quick", "--scenarios=get", "--server=" + server));
        assertEquals("error: cannot connect to " + server + ": Connection refused", lastError());
    }

    @Test
    void what_makes_no_sense_is_reported_all_at_once() {
        int code = execute("--scenarios=get,set", "--rounds=0", "--store=cloth", "--client-key=key.pem", "--sever=x");
        assertEquals(BenchCommand.MISUSED, code);
        String problems = err.toString(StandardCharsets.UTF_8);
        assertTrue(problems.contains("unknown flag: --sever (did you mean --server?)"), problems);
        assertTrue(problems.contains("there is no \"set\""), problems);
        assertTrue(problems.contains("--rounds: 0 is not at least 1"), problems);
        assertTrue(problems.contains("--store: there is no \"cloth\""), problems);
        assertTrue(problems.contains("belong together"), problems);
    }

    @Test
    void a_folder_that_is_not_there_is_noticed_before_anything_is_measured() {
        String file = folder.resolve("none/chart.svg").toString();
        assertEquals(BenchCommand.FAILED, execute("--svg=" + file));
        assertEquals("error: cannot write " + file + ": there is no such folder", lastError());
    }

    @Test
    void single_steps_are_measured_without_a_server() {
        assertEquals(BenchCommand.OK, execute("--quick", "--inside=Decision|managed|Protobuf"), err::toString);
    }

    @Test
    void help_names_every_scenario() {
        assertEquals(BenchCommand.OK, execute("--help"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("start, get, get-cached, list"), out::toString);
    }

    private int execute(String... arguments) {
        List<String> serve = new ArrayList<>();
        serve.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        serve.addAll(JAVA_OPTIONS);
        serve.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        BenchCommand.Launchers launchers =
                new BenchCommand.Launchers(store -> new DrydockLauncher(serve, store), new LimitLauncher(JAVA_OPTIONS));
        return new BenchCommand(launchers, new PrintStream(out, true), new PrintStream(err, true)).execute(arguments);
    }

    private String lastError() {
        return err.toString(StandardCharsets.UTF_8).lines().reduce("", (before, line) -> line);
    }
}
