package io.drydock.kubeapiserver.replicas;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that create one config map after the other, and try again, at another server, for as long as one fails. */
final class PersistentWriters implements AutoCloseable {
    private static final int WRITERS = 4;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final List<ApiClient> servers;
    private final List<Thread> threads = new ArrayList<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> versions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger versionsUsedTwice = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong longestOutage = new AtomicLong();
    private volatile String lastFailure = "none";
    private volatile boolean stopped;

    PersistentWriters(List<ApiClient> servers) {
        this.servers = List.copyOf(servers);
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            threads.add(Thread.startVirtualThread(() -> write(writer)));
        }
    }

    private void write(int writer) {
        int server = writer;
        for (int i = 0; !stopped; i++) {
            String name = "w-" + writer + "-" + i;
            long begin = System.nanoTime();
            while (!create(name, servers.get(server % servers.size()))) {
                failures.incrementAndGet();
                server++;
            }
            longestOutage.accumulateAndGet(System.nanoTime() - begin, Math::max);
        }
    }

    private boolean create(String name, ApiClient server) {
        try {
            ApiClient.Answer answer = server.post(
                    "/api/v1/namespaces/default/configmaps",
                    "{\"metadata\":{\"name\":\"" + name + "\"},\"data\":{\"of\":\"" + name + "\"}}");
            // An attempt that failed may have been stored all the same.
            if (answer.status() == 201 || answer.status() == 409) {
                acknowledged.add(name);
                String version = answer.body().at("/metadata/resourceVersion").asString("");
                if (!version.isEmpty() && !versions.add(version)) {
                    versionsUsedTwice.incrementAndGet();
                }
                return true;
            }
            lastFailure = server.server() + ": " + answer;
        } catch (IOException broken) {
            lastFailure = server.server() + ": " + broken;
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
        pause();
        return stopped;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    int versionsUsedTwice() {
        return versionsUsedTwice.get();
    }

    /** From when something was first tried until it was done. */
    Duration longestOutage() {
        return Duration.ofNanos(longestOutage.get());
    }

    int failures() {
        return failures.get();
    }

    /** Waits until as many more writes are acknowledged. */
    void awaitMore(int number) throws InterruptedException {
        int wanted = acknowledged.size() + number;
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (acknowledged.size() < wanted) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(acknowledged.size() + " of " + wanted + " writes after " + LONGEST_WAIT
                        + ", the last failure: " + lastFailure);
            }
            Thread.sleep(PAUSE);
        }
    }

    /** No more is written when this has returned. */
    void stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Override
    public void close() {
        stopped = true;
    }
}
