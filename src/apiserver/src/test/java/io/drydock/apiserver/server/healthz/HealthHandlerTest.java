package io.drydock.apiserver.server.healthz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apiserver.http.InProcessExchange;
import io.drydock.apiserver.server.mux.PathRecorderMux;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthHandlerTest {
    private final PathRecorderMux mux = new PathRecorderMux("test");
    private final AtomicBoolean etcdFails = new AtomicBoolean();
    private final AtomicInteger passed = new AtomicInteger();

    @BeforeEach
    void install() {
        HealthCheck etcd = HealthCheck.named("etcd", () -> {
            if (etcdFails.get()) {
                throw new IOException("connection refused");
            }
        });
        HealthHandler.install(
                mux, "readyz", List.of(HealthCheck.ping(), HealthCheck.log(), etcd), passed::incrementAndGet);
    }

    @Test
    void all_well_is_ok() throws IOException {
        assertAnswer(200, "ok", "/readyz");
        assertEquals(1, passed.get());
    }

    @Test
    void verbose_has_each_check_on_a_line() throws IOException {
        assertAnswer(200, "[+]ping ok\n[+]log ok\n[+]etcd ok\nreadyz check passed\n", "/readyz?verbose");
    }

    @Test
    void an_excluded_check_is_said_to_be_excluded() throws IOException {
        etcdFails.set(true);
        assertAnswer(
                200,
                "[+]ping ok\n[+]log ok\n[+]etcd excluded: ok\nreadyz check passed\n",
                "/readyz?exclude=etcd&verbose");
    }

    @Test
    void excluding_what_is_not_there_is_warned_about() throws IOException {
        assertAnswer(
                200,
                "[+]ping ok\n[+]log ok\n[+]etcd ok\n"
                        + "warn: some health checks cannot be excluded: no matches for \"a\",\"nosuch\"\n"
                        + "readyz check passed\n",
                "/readyz?exclude=nosuch&exclude=a&verbose=1");
    }

    @Test
    void a_failure_is_verbose_and_withholds_its_reason() throws IOException {
        etcdFails.set(true);
        assertAnswer(500, "[+]ping ok\n[+]log ok\n[-]etcd failed: reason withheld\nreadyz check failed\n", "/readyz");
        assertEquals(0, passed.get());
    }

    @Test
    void a_single_check_tells_its_reason() throws IOException {
        assertAnswer(200, "ok", "/readyz/etcd");
        etcdFails.set(true);
        assertAnswer(500, "internal server error: connection refused\n", "/readyz/etcd");
    }

    private void assertAnswer(int status, String text, String target) throws IOException {
        InProcessExchange exchange = InProcessExchange.get(target);
        mux.handle(exchange);
        assertEquals(text, exchange.answerText());
        assertEquals(status, exchange.status());
        assertEquals(
                "text/plain; charset=utf-8",
                exchange.answerHeader("Content-Type").orElseThrow());
    }
}
