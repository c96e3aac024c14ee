package io.drydock.kubeapiserver.registry.core.componentstatus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;

class HealthzProbeTest {
    @Test
    void a_component_that_answers_is_well_and_is_quoted() throws IOException {
        assertEquals(new Health(true, "ok", ""), healthOf(200, "ok"));
    }

    @Test
    void a_component_that_answers_with_a_failure_is_ill_and_is_not_quoted() throws IOException {
        assertEquals(new Health(false, "HTTP probe failed with statuscode: 500", ""), healthOf(500, "secret"));
    }

    @Test
    void a_component_that_nobody_runs_is_ill() throws IOException {
        HttpServer gone = answering(200, "ok");
        URI location = location(gone);
        gone.stop(0);
        Health health = new HealthzProbe(location).health();
        assertFalse(health.isWell());
        assertEquals(
                "Get \"" + location + "\": dial tcp 127.0.0.1:" + location.getPort() + ": connect: connection refused",
                health.message());
    }

    private static Health healthOf(int code, String body) throws IOException {
        HttpServer component = answering(code, body);
        try {
            return new HealthzProbe(location(component)).health();
        } finally {
            component.stop(0);
        }
    }

    private static HttpServer answering(int code, String body) throws IOException {
        HttpServer component = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        component.createContext("/healthz", exchange -> {
            exchange.sendResponseHeaders(code, body.length());
            try (var out = exchange.getResponseBody()) {
                out.write(body.getBytes(UTF_8));
            }
        });
        component.start();
        return component;
    }

    private static URI location(HttpServer component) {
        return URI.create("http://127.0.0.1:" + component.getAddress().getPort() + "/healthz");
    }
}
