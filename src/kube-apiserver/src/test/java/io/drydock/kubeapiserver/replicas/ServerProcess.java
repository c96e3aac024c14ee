package io.drydock.kubeapiserver.replicas;

import io.drydock.kubeapiserver.Main;
import io.drydock.kubeapiserver.running.RunningServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A server in a process of its own, so that it can be killed. */
final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final List<String> command = new ArrayList<>();
    private final Path folder;
    private final int port;
    private Optional<Process> process = Optional.empty();

    /** @param folder of its own, for its keys, certificates and log */
    ServerProcess(Path folder, String... flags) throws IOException {
        this.folder = folder;
        this.port = RunningServer.freePort();
        Files.createDirectories(folder);
        Path tokens = folder.resolve("tokens.csv");
        Files.writeString(tokens, "admintoken,admin,admin,system:masters\n");
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--secure-port=" + port,
                "--data-dir=" + folder.resolve("data"),
                "--token-auth-file=" + tokens));
        command.addAll(List.of(flags));
    }

    /** Begins, or begins again with what is left. */
    void start() throws IOException {
        process = Optional.of(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start());
    }

    void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > end || !process.orElseThrow().isAlive()) {
                throw new IllegalStateException("the server is not ready: " + Files.readString(folder.resolve("log")));
            }
            Thread.sleep(Duration.ofMillis(50));
        }
    }

    private boolean isReady() throws InterruptedException {
        if (!Files.exists(authority())) {
            return false;
        }
        try (HttpClient http = client()) {
            HttpRequest request =
                    HttpRequest.newBuilder(url().resolve("/readyz")).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** As if somebody had pulled its plug. */
    void kill() {
        process.ifPresent(running -> running.destroyForcibly()
                .onExit()
                .orTimeout(10, TimeUnit.SECONDS)
                .join());
    }

    URI url() {
        return URI.create("https://127.0.0.1:" + port);
    }

    private Path authority() {
        return folder.resolve("data/pki/ca.crt");
    }

    /** Trusts this server. */
    HttpClient client() {
        try (InputStream file = Files.newInputStream(authority())) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(file));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            return HttpClient.newBuilder()
                    .sslContext(tls)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalStateException("the server's certificate authority cannot be used", unusable);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
