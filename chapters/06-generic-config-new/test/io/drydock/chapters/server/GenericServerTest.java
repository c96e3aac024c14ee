package io.drydock.chapters.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.chapters.chain.DelegationTarget.Nobody;
import io.drydock.chapters.chain.Exchange;
import io.drydock.chapters.server.Config.Route;
import io.drydock.chapters.server.Hooks.Hook;
import io.drydock.contracts.GenericServerContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GenericServerTest implements GenericServerContract {
    private final Config config = Config.standard(Authenticator.byToken(Map.of("admintoken", "admin")));
    private final GenericServer server = GenericServerChapter.chain(config);

    @Override
    public List<String> filters() {
        return server.filters();
    }

    @Override
    public List<String> healthChecks() {
        return server.healthChecks().stream().map(HealthCheck::name).toList();
    }

    @Override
    public int status(String path, String token) {
        return ask(server, path, token).status();
    }

    @Override
    public String adminToken() {
        return "admintoken";
    }

    @Override
    public int statusWithoutProfiling(String path) {
        Set<Route> others = EnumSet.complementOf(EnumSet.of(Route.PROFILING));
        return ask(GenericServerChapter.chain(config.with(others)), path, adminToken())
                .status();
    }

    @Override
    public String refusalOfDoubledHook() {
        return assertThrows(
                        IllegalStateException.class,
                        () -> server.addPostStartHook("start-apiextensions-informers", () -> {}))
                .getMessage();
    }

    // tag::inherited[]
    @Test
    void hooks_of_the_delegates_come_first_and_know_where_they_are_from() {
        assertEquals(
                List.of("apiextensions-apiserver", "kube-apiserver", "kube-aggregator"),
                server.postStartHooks().all().stream().map(Hook::origin).toList());
    }
    // end::inherited[]

    // tag::once[]
    @Test
    void only_the_filters_of_the_outermost_server_see_a_request() {
        assertEquals(
                List.of(
                        "who are you?",
                        "may you?",
                        "director of kube-aggregator",
                        "director of kube-apiserver",
                        "director of apiextensions-apiserver",
                        "nobody is left: 404"),
                ask(server, "/nowhere", "admintoken").way());
    }
    // end::once[]

    @Test
    void clients_of_the_first_server_find_the_groups_of_those_behind_it() {
        String groups = ask(server, "/apis", "admintoken").body();
        assertTrue(groups.contains("\"groupVersion\": \"apps/v1\""), groups);
        assertTrue(groups.contains("\"groupVersion\": \"apiextensions.k8s.io/v1\""), groups);
    }

    @Test
    void a_hook_is_unwell_until_it_has_ended() throws Exception {
        HealthCheck check = server.healthChecks().stream()
                .filter(each -> each.name().equals("poststarthook/bootstrap-controller"))
                .findFirst()
                .orElseThrow();
        assertThrows(IllegalStateException.class, () -> check.probe().run());
        for (Hook hook : server.postStartHooks().all()) {
            hook.run();
        }
        check.probe().run();
    }

    @Test
    void a_fault_in_a_handler_is_500_and_no_business_of_the_next_request() {
        server.handle("/fault", exchange -> {
            throw new IllegalStateException("a fault, as this test wants it");
        });
        assertEquals(500, status("/fault", "admintoken"));
        assertEquals(200, status("/version", "admintoken"));
    }

    @Test
    void more_requests_at_once_than_allowed_are_429() {
        Config narrow = new Config(config.routes(), "v1", 1, config.authenticator(), config.authorizer());
        GenericServer small = narrow.complete().newServer("small", new Nobody());
        small.install(exchange -> exchange.path().equals("/outer")
                ? Optional.of(outer -> outer.answer(
                        200,
                        "text/plain",
                        "inner: " + ask(small, "/version", "admintoken").status()))
                : Optional.empty());
        assertTrue(ask(small, "/outer", "admintoken").body().contains("inner: 429"));
    }

    @Test
    void who_comes_after_the_server_has_stopped_taking_requests_gets_503() {
        server.requestsUnderWay().forceTermination();
        assertEquals(503, status("/version", "admintoken"));
    }

    private static Exchange ask(GenericServer server, String path, String token) {
        Exchange exchange = new Exchange("GET", path);
        if (!token.isEmpty()) {
            exchange.attributes().put(Authenticator.TOKEN, token);
        }
        try {
            server.handler().handle(exchange);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return exchange;
    }
}
