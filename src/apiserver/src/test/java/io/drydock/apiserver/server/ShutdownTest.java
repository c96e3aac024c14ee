package io.drydock.apiserver.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.certificates.SelfSigned;
import io.drydock.apiserver.http.PlainText;
import io.drydock.apiserver.http.jetty.TlsSettings;
import io.drydock.apiserver.lifecycle.LifecycleSignal;
import io.drydock.apiserver.lifecycle.LifecycleSignals;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

class ShutdownTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final SecureServingInfo serving = SecureServingInfo.listen(
            InetAddress.getLoopbackAddress(), 0, TlsSettings.of(SelfSigned.serving(List.of("127.0.0.1"))));
    private final LifecycleSignal stop = LifecycleSignal.named("stop");

    @Test
    void a_request_in_flight_is_answered_and_everything_ends_in_order() throws Exception {
        CompletedConfig config = new Config().secureServing(serving).complete();
        GenericApiServer server = config.newServer("only", new EmptyDelegate());
        LifecycleSignals signals = config.signals();
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        server.handler().nonRestMux().handle("/slow", exchange -> {
            entered.countDown();
            try {
                release.await();
            } catch (InterruptedException tooSlow) {
                throw new IOException(tooSlow);
            }
            exchange.send(200, PlainText.CONTENT_TYPE, "answered".getBytes(StandardCharsets.UTF_8));
        });
        AtomicBoolean hookSawServing = new AtomicBoolean();
        server.addPreShutdownHook(
                "last-words",
                () -> hookSawServing.set(!signals.notAcceptingNewRequests().isSignaled()));
        PreparedApiServer prepared = server.prepareRun();
        LifecycleSignal stopped = prepared.nonBlockingRun(stop);

        try (TestClient client = TestClient.of(HttpClient.Version.HTTP_2, serving.port());
                TestClient other = TestClient.of(HttpClient.Version.HTTP_1_1, serving.port())) {
            var answer =
                    client.client().sendAsync(client.request("/slow").build(), HttpResponse.BodyHandlers.ofString());
            entered.await();
            stop.signal();
            assertTrue(signals.notAcceptingNewRequests().await(SOON));
            assertTrue(hookSawServing.get(), "the hook ran while the server still served");
            assertFalse(signals.inFlightRequestsDrained().isSignaled(), "a request is still under way");
            assertFalse(isServed(other), "no new connections");
            release.countDown();
            assertEquals("answered", answer.get(20, TimeUnit.SECONDS).body());
            assertTrue(stopped.await(SOON));
        }
        assertTrue(signals.inFlightRequestsDrained().isSignaled());
    }

    @Test
    void a_client_that_pauses_in_its_body_is_answered_and_idle_connections_are_closed_meanwhile() throws Exception {
        CompletedConfig config = new Config().secureServing(serving).complete();
        GenericApiServer server = config.newServer("only", new EmptyDelegate());
        CountDownLatch entered = new CountDownLatch(1);
        server.handler().nonRestMux().handle("/api/v1/echo", exchange -> {
            int first = exchange.body().read();
            entered.countDown();
            String rest = new String(exchange.body().readAllBytes(), StandardCharsets.UTF_8);
            exchange.send(200, PlainText.CONTENT_TYPE, ((char) first + rest).getBytes(StandardCharsets.UTF_8));
        });
        LifecycleSignal stopped = server.prepareRun().nonBlockingRun(stop);

        try (SSLSocket patient = TestClient.socket(serving.port());
                SSLSocket idle = TestClient.socket(serving.port())) {
            send(patient, "POST /api/v1/echo HTTP/1.1\r\nHost: test\r\nContent-Length: 4\r\n\r\nke");
            entered.await();
            send(idle, "GET /livez HTTP/1.1\r\nHost: test\r\n\r\n");
            readUntil(idle, "ok");
            stop.signal();
            // It is closed for having been quiet, and the other has been quiet for longer.
            assertEquals(-1, idle.getInputStream().read());
            send(patient, "el");
            readUntil(patient, "keel");
            assertTrue(stopped.await(SOON));
        }
    }

    private static void send(SSLSocket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Reads an answer that has to end so. */
    private static void readUntil(SSLSocket socket, String body) throws IOException {
        StringBuilder read = new StringBuilder();
        while (!read.toString().endsWith("\r\n\r\n" + body)) {
            int next = socket.getInputStream().read();
            assertTrue(next >= 0, () -> "it ended after: " + read);
            read.append((char) next);
        }
        assertTrue(read.toString().startsWith("HTTP/1.1 200"), read::toString);
    }

    @Test
    void readiness_fails_at_once_and_the_server_serves_on_during_the_shutdown_delay() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CompletedConfig config = new Config().secureServing(serving).complete();
        GenericApiServer server = config.newServer("only", new EmptyDelegate());
        // A hook that takes its time keeps the server serving just as the delay does.
        server.addPreShutdownHook("slow", release::await);
        LifecycleSignal stopped = server.prepareRun().nonBlockingRun(stop);
        try (TestClient client = TestClient.of(HttpClient.Version.HTTP_1_1, serving.port())) {
            assertEquals(200, client.get("/livez").statusCode());
            stop.signal();
            assertTrue(config.signals().shutdownInitiated().await(SOON));
            HttpResponse<String> ready = client.get("/readyz");
            assertEquals(500, ready.statusCode());
            assertTrue(ready.body().contains("[-]shutdown failed: reason withheld\n"), ready.body());
            assertEquals(
                    "internal server error: process is shutting down\n",
                    client.get("/readyz/shutdown").body());
            assertEquals(200, client.get("/livez").statusCode());
            release.countDown();
            assertTrue(stopped.await(SOON));
        }
    }

    @Test
    void a_watch_ends_as_an_answer_should_when_the_server_shuts_down() throws Exception {
        CompletedConfig config = new Config().secureServing(serving).complete();
        GenericApiServer server = config.newServer("only", new EmptyDelegate());
        CountDownLatch watching = new CountDownLatch(1);
        server.handler().nonRestMux().handle("/api/v1/things", exchange -> {
            CountDownLatch gone = new CountDownLatch(1);
            exchange.onDisconnect(gone::countDown);
            exchange.setHeader("Content-Type", "application/json");
            exchange.output().write("{\"type\":\"ADDED\"}\n".getBytes(StandardCharsets.UTF_8));
            exchange.output().flush();
            watching.countDown();
            try {
                gone.await();
            } catch (InterruptedException unexpected) {
                throw new IOException(unexpected);
            }
        });
        LifecycleSignal stopped = server.prepareRun().nonBlockingRun(stop);
        try (TestClient client = TestClient.of(HttpClient.Version.HTTP_2, serving.port())) {
            var answer = client.client()
                    .sendAsync(client.request("/api/v1/things?watch=1").build(), HttpResponse.BodyHandlers.ofString());
            watching.await();
            stop.signal();
            assertEquals(
                    "{\"type\":\"ADDED\"}\n", answer.get(20, TimeUnit.SECONDS).body());
            assertTrue(stopped.await(SOON));
        }
    }

    @Test
    void a_watch_learns_that_its_client_has_gone() throws Exception {
        CompletedConfig config = new Config().secureServing(serving).complete();
        GenericApiServer server = config.newServer("only", new EmptyDelegate());
        CountDownLatch watching = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        server.handler().nonRestMux().handle("/api/v1/things", exchange -> {
            exchange.onDisconnect(gone::countDown);
            exchange.output().flush();
            watching.countDown();
            try {
                gone.await();
            } catch (InterruptedException unexpected) {
                throw new IOException(unexpected);
            }
        });
        LifecycleSignal stopped = server.prepareRun().nonBlockingRun(stop);
        try (TestClient client = TestClient.of(HttpClient.Version.HTTP_2, serving.port())) {
            var answer = client.client()
                    .sendAsync(client.request("/api/v1/things?watch=1").build(), HttpResponse.BodyHandlers.ofString());
            watching.await();
            answer.cancel(true);
            client.client().shutdownNow();
            assertTrue(gone.await(20, TimeUnit.SECONDS));
        }
        stop.signal();
        assertTrue(stopped.await(SOON));
    }

    /** A connection that comes in at the very moment may be left hanging; it ends with the process. */
    private static boolean isServed(TestClient client) throws InterruptedException {
        try {
            var request =
                    client.request("/livez").timeout(Duration.ofSeconds(2)).build();
            return client.client()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException refused) {
            return false;
        }
    }
}
