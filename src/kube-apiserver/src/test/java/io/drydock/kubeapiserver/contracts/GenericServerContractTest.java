package io.drydock.kubeapiserver.contracts;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drydock.apiserver.trace.StartupTrace;
import io.drydock.contracts.GenericServerContract;
import io.drydock.kubeapiserver.running.RunningServer;
import io.drydock.kubeapiserver.running.UnstartedChain;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class GenericServerContractTest implements GenericServerContract {
    private static final Pattern CHECK = Pattern.compile("\\[[+-]](\\S+) ");
    private static final Pattern FILTERS = Pattern.compile("filters: ([^\"]+)");

    private static RunningServer server;
    private static RunningServer withoutProfiling;

    @BeforeAll
    static void start_servers() throws IOException, InterruptedException {
        server = RunningServer.start();
        withoutProfiling = RunningServer.start("--profiling=false");
    }

    @AfterAll
    static void stop_them() {
        server.close();
        withoutProfiling.close();
    }

    @Override
    public List<String> filters() {
        String story = UnstartedChain.with((chain, trace) -> lastServer(trace), "--enable-priority-and-fairness=false");
        Matcher matcher = FILTERS.matcher(story);
        return matcher.find() ? List.of(matcher.group(1).split(" → ")) : List.of();
    }

    @Override
    public List<String> healthChecks() {
        return CHECK.matcher(server.get("/readyz?verbose", adminToken()).body())
                .results()
                .map(check -> check.group(1))
                .toList();
    }

    @Override
    public int status(String path, String token) {
        return server.get(path, token).statusCode();
    }

    @Override
    public String adminToken() {
        return "admintoken";
    }

    @Override
    public int statusWithoutProfiling(String path) {
        return withoutProfiling.get(path, adminToken()).statusCode();
    }

    @Override
    public String refusalOfDoubledHook() {
        return UnstartedChain.with((chain, trace) -> assertThrows(
                        IllegalStateException.class,
                        () -> chain.firstServer().addPostStartHook("start-apiextensions-informers", context -> {}))
                .getMessage());
    }

    /** The outermost server is the one that was built last. */
    private static String lastServer(StartupTrace trace) {
        String story = trace.toTree().toString();
        return story.substring(story.lastIndexOf("filters: "));
    }
}
