package io.drydock.kubeapiserver.running;

import io.drydock.apiserver.lifecycle.LifecycleSignal;
import io.drydock.kubeapiserver.ApiServerCommand;
import io.drydock.kubeapiserver.Serve;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The whole chain of servers on a free loopback port, with a store and a data directory of its own, and the users that
 * the recorded exchanges know by their tokens.
 */
public final class RunningServer implements AutoCloseable {
    private static final Duration READY_WAIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final List<String> LIKE_THE_RECORDED_ONE = List.of(
            "--bind-address=127.0.0.1",
            "--authorization-mode=Node,RBAC",
            "--disable-admission-plugins=ServiceAccount",
            "--service-cluster-ip-range=10.0.0.0/24",
            "--service-account-issuer=https://kubernetes.default.svc");

    private final Path dataDirectory;
    private final int port;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final LifecycleSignal stop = LifecycleSignal.named("stop of a test's server");
    private final Thread thread;
    private volatile int exitCode = -1;

    private RunningServer(Path dataDirectory, int port, List<String> arguments, Map<String, String> environment) {
        this.environment = environment;
        this.dataDirectory = dataDirectory;
        this.port = port;
        this.arguments = List.copyOf(arguments);
        this.thread = Thread.ofPlatform().name("server " + port).unstarted(this::execute);
    }

    private void execute() {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        exitCode = new ApiServerCommand(new Serve(() -> stop, environment), out, out, Map.of())
                .execute(arguments.toArray(String[]::new));
    }

    /** Starts a server and waits until it is ready. */
    public static RunningServer start(String... flags) throws IOException, InterruptedException {
        return start(Map.of(), flags);
    }

    /** Starts a server that finds these variables in its environment, and waits until it is ready. */
    public static RunningServer start(Map<String, String> environment, String... flags)
            throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("drydock-test");
        int port = freePort();
        return new RunningServer(directory, port, arguments(directory, port, flags), environment).started();
    }

    /** The flags of a server like the one that was recorded, and some more. */
    static List<String> arguments(Path directory, int port, String... flags) throws IOException {
        List<String> arguments = new ArrayList<>(LIKE_THE_RECORDED_ONE);
        arguments.add("--secure-port=" + port);
        arguments.add("--data-dir=" + directory);
        arguments.add("--token-auth-file=" + tokens(directory));
        if (Stream.of(flags).noneMatch(flag -> flag.startsWith("--storage-backend=") || flag.startsWith("--etcd-"))) {
            // Most tests do not ask what is left after the end.
            arguments.add("--storage-backend=memory");
        }
        arguments.addAll(List.of(flags));
        return arguments;
    }

    /** Stops this server and starts another as this one was, on the same port and what is left in its directory. */
    public RunningServer restart() throws InterruptedException {
        close();
        return new RunningServer(dataDirectory, port, arguments, environment).started();
    }

    private RunningServer started() throws InterruptedException {
        thread.start();
        awaitReady();
        return this;
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Path tokens(Path directory) throws IOException {
        Path file = directory.resolve("tokens.csv");
        try (InputStream stored = RunningServer.class.getResourceAsStream("/golden/tokens.csv")) {
            if (stored == null) {
                throw new IOException("no golden/tokens.csv among the test resources");
            }
            Files.copy(stored, file);
        }
        return file;
    }

    private void awaitReady() throws InterruptedException {
        Instant end = Instant.now().plus(READY_WAIT);
        while (!isReady()) {
            if (!thread.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("the server is not ready: " + printed.toString(StandardCharsets.UTF_8));
            }
            thread.join(POLL);
        }
    }

    private boolean isReady() {
        if (!Files.exists(authority())) {
            return false;
        }
        try (HttpClient client = client()) {
            HttpRequest request =
                    HttpRequest.newBuilder(url().resolve("/readyz")).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Such as {@code https://127.0.0.1:40123}. */
    public URI url() {
        return URI.create("https://127.0.0.1:" + port);
    }

    /** The kubeconfig with which kubectl is the administrator. */
    public Path kubeconfig() {
        return dataDirectory.resolve("admin.kubeconfig");
    }

    public Path dataDirectory() {
        return dataDirectory;
    }

    private Path authority() {
        return dataDirectory.resolve("pki").resolve("ca.crt");
    }

    /** A client that trusts the server and is nobody. */
    public HttpClient client() {
        return HttpClient.newBuilder()
                .sslContext(tls())
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /** Trusts the server. */
    public SSLContext tls() {
        try {
            return trusting(authority());
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalStateException("the server's certificate authority cannot be used", unusable);
        }
    }

    /** Has the server begin its shutdown, and does not wait for it. */
    public void askToStop() {
        stop.signal();
    }

    /** The exit code, once the server has ended. */
    public int awaitExit() throws InterruptedException {
        thread.join();
        return exitCode;
    }

    /** What somebody gets who asks for a path. An empty token is nobody's. */
    public HttpResponse<String> get(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url().resolve(path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient client = client()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static SSLContext trusting(Path authority) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream file = Files.newInputStream(authority)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                trusted.setCertificateEntry("ca", certificate);
            }
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    /** Stops the server as a signal would, and waits until it has. */
    @Override
    public void close() {
        stop.signal();
        try {
            thread.join(READY_WAIT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (exitCode != 0) {
            throw new IllegalStateException(
                    "the server ended with " + exitCode + ": " + printed.toString(StandardCharsets.UTF_8));
        }
    }
}
