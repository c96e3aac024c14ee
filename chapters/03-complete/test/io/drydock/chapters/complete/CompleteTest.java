package io.drydock.chapters.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.chapters.command.ApiServerCommand;
import io.drydock.chapters.main.CommandFailed;
import io.drydock.chapters.main.Logs;
import io.drydock.chapters.main.Main;
import io.drydock.contracts.CompleteContract;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompleteTest implements CompleteContract {
    private final List<CompletedServerRunOptions> runs = new ArrayList<>();

    @Override
    public Decided complete(String... flags) {
        assertEquals(List.of(), problems(flags));
        return new DecidedByChapter(runs.getLast());
    }

    @Override
    public List<String> problems(String... flags) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream terminal = new PrintStream(err, true);
        ApiServerCommand command =
                new ApiServerCommand(Completion.then((options, logs) -> runs.add(options)), System.out, 80);
        int code = Main.execute(command, List.of(flags), new Logs(terminal), terminal);
        List<String> lines = err.toString().lines().toList();
        assertEquals(lines.isEmpty() ? 0 : 1, code);
        return lines;
    }

    @Test
    void a_certificate_that_is_given_is_not_made() {
        assertEquals(
                List.of(),
                complete("--tls-cert-file=a.crt", "--tls-private-key-file=a.key")
                        .certificateNames());
    }

    @Test
    void an_empty_address_to_listen_on_means_all_interfaces() {
        assertEquals("0.0.0.0", complete("--bind-address=").bindAddress());
    }

    // tag::before[]
    @Test
    void completing_comes_first_and_a_mistake_found_on_the_way_hides_none_of_the_later_ones() {
        assertEquals(
                List.of(
                        "error: --service-cluster-ip-range=here: \"here\" must be a block of addresses",
                        "error: --secure-port=0: must be between 1 and 65535"),
                problems("--secure-port=0", "--service-cluster-ip-range=here"));
        assertTrue(runs.isEmpty());
    }
    // end::before[]

    @Test
    void every_decision_says_what_was_there_before_and_why_it_was_made() throws CommandFailed {
        ApiServerCommand command = new ApiServerCommand((options, logs) -> {}, System.out, 80);
        command.execute(List.of("--runtime-config=api/v1=true"), new Logs(System.err));
        Completion completion = new Completion(command.options());
        completion.complete();
        assertEquals(6, completion.decisions.size());
        completion.decisions.forEach(decision -> assertNotEquals("", decision.why()));
        Decision spelling = completion.decisions.getLast();
        assertEquals("runtime-config", spelling.flag());
        assertEquals("api/v1=true", spelling.before());
        assertEquals("{v1=true}", spelling.after());
    }

    private record DecidedByChapter(CompletedServerRunOptions options) implements Decided {
        @Override
        public String bindAddress() {
            return options.bindAddress().toString();
        }

        @Override
        public String advertiseAddress() {
            return options.advertiseAddress().toString();
        }

        @Override
        public String externalHost() {
            return options.externalHost();
        }

        @Override
        public String apiServerServiceAddress() {
            return options.apiServerServiceAddress().toString();
        }

        @Override
        public Collection<String> certificateNames() {
            return options.certificateNames();
        }

        @Override
        public int watchCacheSize(String resource) {
            return options.watchCacheSizes().get(resource);
        }

        @Override
        public Map<String, Boolean> runtimeConfig() {
            return options.runtimeConfig();
        }
    }
}
