package io.drydock.kubeapiserver.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Ten thousand requests that make no sense, from one who may do everything, over real connections. */
class NonsenseTest {
    private static final int REQUESTS = 10_000;
    private static final int AT_ONCE = 24;
    private static final long SEED = 20_261_121;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void nonsense_is_answered_without_an_error_of_the_servers_own() throws Exception {
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        String log;
        try (CapturedLog captured = CapturedLog.begin();
                RunningServer server = RunningServer.start();
                HttpClient client = server.client()) {
            send(server, client, failures);
            HttpRequest readiness =
                    HttpRequest.newBuilder(server.url().resolve("/readyz")).build();
            assertEquals("ok", client.send(readiness, BodyHandlers.ofString()).body(), "the server is still ready");
            log = captured.text();
        }
        assertTrue(failures.isEmpty(), () -> failures.size() + " of " + REQUESTS + ":\n" + first(failures));
        List<String> complaints = log.lines().filter(NonsenseTest::isComplaint).toList();
        assertTrue(complaints.isEmpty(), () -> "the log has\n" + first(complaints));
    }

    private static void send(RunningServer server, HttpClient client, Queue<String> failures)
            throws InterruptedException {
        Nonsense nonsense = new Nonsense(SEED);
        Semaphore places = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < REQUESTS; number++) {
                Nonsense.Request request = nonsense.next();
                places.acquire();
                threads.execute(() -> {
                    try {
                        check(request, client.send(built(server.url(), request), BodyHandlers.ofString()), failures);
                    } catch (IOException broken) {
                        failures.add(broken + " <- " + request);
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }

    private static HttpRequest built(URI server, Nonsense.Request request) {
        return HttpRequest.newBuilder(URI.create(server + request.target()))
                .timeout(LIMIT)
                .header("Authorization", "Bearer admintoken")
                .header("Content-Type", request.contentType())
                .header("Accept", request.accept())
                .method(request.method(), BodyPublishers.ofByteArray(request.body()))
                .build();
    }

    private static void check(Nonsense.Request request, HttpResponse<String> response, Queue<String> failures) {
        if (response.statusCode() >= 500 && !isTheRealServers(response)) {
            failures.add(response.statusCode() + " " + response.body() + " <- " + request);
        }
    }

    /** The original answers 500 when it reads one object at a version that is no number: it takes it for its own error. */
    private static boolean isTheRealServers(HttpResponse<String> response) {
        return response.statusCode() == 500 && response.body().contains("resourceVersion: Invalid value: ");
    }

    private static boolean isComplaint(String line) {
        return line.contains("Exception") || line.contains(" ERROR ") || line.startsWith("\tat ");
    }

    private static String first(Collection<String> lines) {
        return lines.stream().limit(20).collect(Collectors.joining("\n"));
    }
}
