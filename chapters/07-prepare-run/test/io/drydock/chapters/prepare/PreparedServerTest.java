package io.drydock.chapters.prepare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.chapters.chain.DelegationTarget;
import io.drydock.chapters.chain.Exchange;
import io.drydock.chapters.server.Authenticator;
import io.drydock.chapters.server.GenericServer;
import io.drydock.chapters.server.HealthCheck;
import io.drydock.chapters.server.Hooks.Hook;
import io.drydock.contracts.HealthContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreparedServerTest implements HealthContract {
    private final AtomicBoolean storeIsWell = new AtomicBoolean(true);
    private PreparedServer server;
    private PreparedServer stopping;

    @BeforeEach
    void prepare() throws Exception {
        server = PrepareRunChapter.prepared(storeIsWell);
        stopping = PrepareRunChapter.prepared(storeIsWell);
        stopping.initiateShutdown();
    }

    @Override
    public Answers ready() {
        return target -> ask(server, target);
    }

    @Override
    public Answers shuttingDown() {
        return target -> ask(stopping, target);
    }

    @Override
    public String refusalOfLateCheck() {
        HealthCheck late = new HealthCheck("late", () -> {});
        return assertThrows(IllegalStateException.class, () -> server.server().addHealthCheckOnce(late))
                .getMessage();
    }

    // tag::only-way[]
    @Test
    void there_is_no_other_way_to_a_prepared_server_than_preparing_one() {
        assertTrue(Arrays.stream(PreparedServer.class.getDeclaredConstructors())
                .allMatch(constructor -> Modifier.isPrivate(constructor.getModifiers())));
    }
    // end::only-way[]

    // tag::recursive[]
    @Test
    void preparing_the_first_server_prepares_those_behind_it() {
        GenericServer first = PrepareRunChapter.chain(storeIsWell);
        DelegationTarget behind = first.nextDelegate().orElseThrow();
        assertFalse(((GenericServer) behind).listedPaths().contains("/readyz"));
        PreparedServer.prepareRun(first, () -> {});
        assertTrue(((GenericServer) behind).listedPaths().contains("/readyz"));
    }
    // end::recursive[]

    @Test
    void the_audit_log_is_flushed_by_a_hook_that_runs_once_from_the_outermost_server() throws Exception {
        AtomicInteger flushed = new AtomicInteger();
        PreparedServer prepared =
                PreparedServer.prepareRun(PrepareRunChapter.chain(storeIsWell), flushed::incrementAndGet);
        List<Hook> hooks = prepared.server().preShutdownHooks().all();
        assertEquals(List.of("audit-backend"), hooks.stream().map(Hook::name).toList());
        for (Hook hook : hooks) {
            hook.run();
        }
        assertEquals(1, flushed.get());
    }

    @Test
    void why_a_check_fails_is_withheld_from_those_who_ask_for_all_of_them() {
        storeIsWell.set(false);
        Answer all = ask(server, "/healthz");
        assertEquals(500, all.status());
        assertEquals("""
                [+]ping ok
                [+]poststarthook/bootstrap-controller ok
                [-]etcd failed: reason withheld
                healthz check failed
                """, all.body());
        assertEquals(
                new Answer(500, "internal server error: the store does not answer\n"), ask(server, "/healthz/etcd"));
        assertEquals(new Answer(200, "ok"), ask(server, "/healthz?exclude=etcd"));
    }

    private static Answer ask(PreparedServer server, String target) {
        Exchange exchange = new Exchange("GET", target);
        exchange.attributes().put(Authenticator.TOKEN, "admintoken");
        try {
            server.handler().handle(exchange);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Answer(exchange.status(), exchange.body());
    }
}
