package io.drydock.bench.target;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An etcd of one member, for one server. */
final class EtcdProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration INTERVAL = Duration.ofMillis(50);
    private static final int OK = 200;

    private final Process process;
    private final String url;

    private EtcdProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** @throws TargetException when there is no etcd, or it does not get healthy */
    static EtcdProcess start(Path data, Path log) throws InterruptedException {
        String url = "http://127.0.0.1:" + Ports.free();
        String peers = "http://127.0.0.1:" + Ports.free();
        List<String> line = List.of(
                "etcd",
                "--data-dir=" + data,
                "--listen-client-urls=" + url,
                "--advertise-client-urls=" + url,
                "--listen-peer-urls=" + peers,
                "--initial-advertise-peer-urls=" + peers,
                "--initial-cluster=default=" + peers);
        try {
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            EtcdProcess etcd = new EtcdProcess(process, url);
            etcd.awaitHealth(log);
            return etcd;
        } catch (IOException failure) {
            throw new TargetException("cannot start etcd, which must be on the PATH: " + failure.getMessage());
        }
    }

    String url() {
        return url;
    }

    private void awaitHealth(Path log) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isHealthy()) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                close();
                throw new TargetException("etcd did not get healthy: " + ChildProcess.end(log));
            }
            Thread.sleep(INTERVAL);
        }
    }

    private boolean isHealthy() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url + "/health").toURL().openConnection();
            return connection.getResponseCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
