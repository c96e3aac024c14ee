package io.drydock.kubeapiserver.contracts;

import io.drydock.apiserver.http.InProcessExchange;
import io.drydock.apiserver.server.DelegationTarget;
import io.drydock.apiserver.server.GenericApiServer;
import io.drydock.apiserver.trace.StartupTrace;
import io.drydock.contracts.ServerChainContract;
import io.drydock.kubeapiserver.running.RunningServer;
import io.drydock.kubeapiserver.running.UnstartedChain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import tools.jackson.databind.JsonNode;

class ServerChainContractTest implements ServerChainContract {
    private static final String ADMIN = "admintoken";
    private static final String AUTHENTICATED = "authenticated_user_requests";

    private static RunningServer server;

    @BeforeAll
    static void start_a_server() throws IOException, InterruptedException {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop_it() {
        server.close();
    }

    @Override
    public List<String> delegation() {
        return UnstartedChain.with((chain, trace) -> {
            List<String> names = new ArrayList<>();
            Optional<DelegationTarget> link = Optional.of(chain.firstServer());
            while (link.isPresent()) {
                if (link.get() instanceof GenericApiServer named) {
                    names.add(named.name());
                }
                link = link.get().nextDelegate();
            }
            return names;
        });
    }

    @Override
    public List<String> orderOfCreation() {
        return UnstartedChain.with((chain, trace) -> namesOfNewServers(trace));
    }

    @Override
    public int status(String path) {
        return server.get(path, ADMIN).statusCode();
    }

    @Override
    public int statusWhileStarting(String path) {
        return UnstartedChain.with((chain, trace) -> {
            chain.prepareRun();
            InProcessExchange exchange = InProcessExchange.get(path).withHeader("Authorization", "Bearer admintoken");
            chain.firstServer().handler().handle(exchange);
            return exchange.status();
        });
    }

    @Override
    public int authentications(String path) {
        int before = authenticatedRequests();
        server.get(path, ADMIN);
        // Of what was counted in between, one is the request for the counts themselves.
        return authenticatedRequests() - before - 1;
    }

    private static List<String> namesOfNewServers(StartupTrace trace) {
        List<String> names = new ArrayList<>();
        collect(trace.toTree(), names);
        return names;
    }

    private static void collect(JsonNode node, List<String> names) {
        String name = node.path("name").asString("");
        if (name.startsWith("GenericConfig.New ")) {
            names.add(name.substring("GenericConfig.New ".length()));
        }
        node.forEach(child -> collect(child, names));
    }

    private static int authenticatedRequests() {
        return server.get("/metrics", ADMIN)
                .body()
                .lines()
                .filter(line -> line.startsWith(AUTHENTICATED) && line.contains("username=\"admin\""))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
