package io.drydock.apiserver.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.http.InProcessExchange;
import io.drydock.apiserver.http.PlainText;
import io.drydock.apiserver.lifecycle.LifecycleSignal;
import io.drydock.apiserver.server.healthz.HealthCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GenericApiServerTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void a_second_hook_of_the_same_name_is_refused_and_told_who_was_first() {
        GenericApiServer server = new Config().complete().newServer("only", new EmptyDelegate());
        server.addPostStartHook("twice", context -> {});
        var failure = assertThrows(IllegalStateException.class, () -> server.addPostStartHook("twice", context -> {}));
        assertTrue(
                failure.getMessage()
                        .startsWith("unable to add \"twice\" because it was already registered by: "
                                + GenericApiServerTest.class.getName()
                                + ".a_second_hook_of_the_same_name"),
                failure.getMessage());
    }

    @Test
    void hooks_and_their_checks_are_inherited_by_the_server_that_delegates() throws Exception {
        CountDownLatch ran = new CountDownLatch(2);
        Config innerConfig = new Config().addPostStartHook("inner", context -> ran.countDown());
        GenericApiServer inner = innerConfig.complete().newServer("inner", new EmptyDelegate());
        CompletedConfig outerConfig = new Config().complete();
        GenericApiServer outer = outerConfig.newServer("outer", inner);
        outer.addPostStartHook("outer", context -> ran.countDown());

        LifecycleSignal stop = LifecycleSignal.named("stop");
        PreparedApiServer prepared = outer.prepareRun();
        String before = get(outer, "/readyz?verbose");
        assertTrue(before.contains("[-]poststarthook/inner failed: reason withheld\n"), before);
        LifecycleSignal stopped = prepared.nonBlockingRun(stop);
        ran.await();
        awaitReady(outer);
        assertTrue(get(outer, "/readyz?verbose").contains("[+]poststarthook/inner ok\n[+]"));
        stop.signal();
        assertTrue(stopped.await(SOON));
    }

    @Test
    void a_hook_cannot_be_added_once_hooks_have_run() throws Exception {
        GenericApiServer server = new Config().complete().newServer("only", new EmptyDelegate());
        LifecycleSignal stop = LifecycleSignal.named("stop");
        LifecycleSignal stopped = server.prepareRun().nonBlockingRun(stop);
        var failure = assertThrows(IllegalStateException.class, () -> server.addPostStartHook("late", context -> {}));
        assertEquals("unable to add \"late\" because PostStartHooks have already been called", failure.getMessage());
        stop.signal();
        assertTrue(stopped.await(SOON));
    }

    @Test
    void a_hook_that_fails_ends_the_server_and_is_named() {
        GenericApiServer server = new Config().complete().newServer("only", new EmptyDelegate());
        server.addPostStartHook("broken", context -> {
            throw new IOException("no disk");
        });
        PreparedApiServer prepared = server.prepareRun();
        var failure = assertThrows(HookFailedException.class, () -> prepared.run(LifecycleSignal.named("stop")));
        assertEquals("PostStartHook \"broken\" failed: java.io.IOException: no disk", failure.getMessage());
    }

    @Test
    void a_disabled_hook_is_left_out_with_its_check() {
        GenericApiServer server = new Config()
                .disabledPostStartHooks(Set.of("unwanted"))
                .complete()
                .newServer("only", new EmptyDelegate());
        server.addPostStartHook("unwanted", context -> {});
        assertFalse(server.hasPostStartHook("unwanted"));
        assertTrue(
                server.healthzChecks().stream().noneMatch(check -> check.name().contains("unwanted")));
    }

    @Test
    void what_a_server_does_not_know_goes_to_the_one_behind_it() throws Exception {
        GenericApiServer inner = new Config().complete().newServer("inner", new EmptyDelegate());
        inner.handler()
                .nonRestMux()
                .handle(
                        "/inner",
                        exchange -> exchange.send(
                                200, PlainText.CONTENT_TYPE, "from inner".getBytes(StandardCharsets.UTF_8)));
        GenericApiServer outer = new Config().complete().newServer("outer", inner);
        assertEquals("from inner", get(outer, "/inner"));
    }

    @Test
    void the_last_server_answers_an_unknown_path_with_its_own_paths_and_404() throws Exception {
        GenericApiServer inner = new Config().complete().newServer("inner", new EmptyDelegate());
        GenericApiServer outer = new Config().complete().newServer("outer", inner);
        outer.handler().nonRestMux().handle("/outer", PlainText::notFound);
        inner.handler().nonRestMux().handle("/inner", PlainText::notFound);
        InProcessExchange exchange = exchange(outer, "/nosuch");
        assertEquals(404, exchange.status());
        assertTrue(exchange.answerText().contains("\"/inner\""), exchange.answerText());
        assertFalse(exchange.answerText().contains("\"/outer\""), exchange.answerText());
        assertTrue(get(outer, "/").contains("\"/outer\""));
        assertTrue(get(outer, "/").contains("\"/inner\""));
    }

    @Test
    void livez_forgives_a_step_of_the_start_during_its_grace_period() throws Exception {
        GenericApiServer server =
                new Config().livezGracePeriod(Duration.ofHours(1)).complete().newServer("only", new EmptyDelegate());
        server.addBootSequenceHealthCheck(HealthCheck.named("slow", () -> {
            throw new IllegalStateException("not yet");
        }));
        server.prepareRun();
        assertTrue(get(server, "/livez?verbose").contains("[+]slow ok\n"));
        assertEquals("internal server error: not yet\n", get(server, "/readyz/slow"));
        assertEquals("ok", get(server, "/livez/slow"));
    }

    @Test
    void the_loopback_client_may_do_everything() throws Exception {
        Config config = new Config()
                .authenticator(exchange -> Optional.empty())
                .authorizer(attributes -> Authorizer.Decision.NO_OPINION);
        CompletedConfig completed = config.complete();
        GenericApiServer server = completed.newServer("only", new EmptyDelegate());
        LifecycleSignal stop = LifecycleSignal.named("stop");
        LifecycleSignal stopped = server.prepareRun().nonBlockingRun(stop);
        assertEquals(401, exchange(server, "/healthz/ping").status());
        assertEquals(
                200,
                completed
                        .loopback()
                        .send(InProcessExchange.get("/healthz/ping"))
                        .status());
        stop.signal();
        assertTrue(stopped.await(SOON));
    }

    @Test
    void metrics_count_requests_and_never_take_a_made_up_name_for_a_label() throws Exception {
        GenericApiServer server = new Config().complete().newServer("only", new EmptyDelegate());
        server.prepareRun();
        get(server, "/healthz/ping");
        get(server, "/apis/made.up/v1/names");
        String metrics = get(server, "/metrics");
        assertTrue(
                metrics.contains("apiserver_request_total{code=\"200\",component=\"apiserver\",dry_run=\"\",group=\"\","
                        + "resource=\"\",scope=\"\",subresource=\"/healthz/ping\",verb=\"GET\",version=\"\"} 1.0"),
                metrics);
        assertFalse(metrics.contains("made.up"), metrics);
        assertTrue(metrics.contains("process_start_time_seconds"), metrics);
    }

    private static void awaitReady(GenericApiServer server) throws IOException {
        long end = System.nanoTime() + SOON.toNanos();
        while (exchange(server, "/readyz").status() != 200) {
            assertTrue(System.nanoTime() < end, "not ready in time");
            Thread.onSpinWait();
        }
    }

    private static String get(GenericApiServer server, String target) throws IOException {
        return exchange(server, target).answerText();
    }

    private static InProcessExchange exchange(GenericApiServer server, String target) throws IOException {
        InProcessExchange exchange = InProcessExchange.get(target);
        server.handler().handle(exchange);
        return exchange;
    }
}
