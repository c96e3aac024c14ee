package io.drydock.apiserver.webhook;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.certificates.CertificateAndKey;
import io.drydock.apiserver.proxy.DialException;
import io.drydock.apiserver.proxy.Location;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts to webhooks over TLS, which is always verified. Nothing of it is loaded before the first call; connections are
 * kept for those to come. Safe for use by many threads.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/util/webhook/client.go: ClientManager"
 */
public final class WebhookClients implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookClients.class);
    private static final int MOST_CLIENTS = 200;
    private static final int MOST_ANSWER_BYTES = 8 * 1024 * 1024;

    private static final String TOO_LATE = "context deadline exceeded";

    private final ServiceResolver services;
    private final Release release;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("webhooks-", 0).factory());
    private final Map<Trust, HttpClient> clients = new LinkedHashMap<>(16, 0.75f, true); // guarded by this

    /** @param release whose words are used for what goes wrong */
    public WebhookClients(ServiceResolver services, Release release) {
        this.services = services;
        this.release = release;
    }

    /** @param ofServices whether hosts are services, which no name server knows */
    private record Trust(String caBundle, boolean ofServices, Optional<CertificateAndKey> shown) {}

    /**
     * Sends JSON, and returns the JSON that comes back with a status of success.
     *
     * @param credential what is shown to the webhook
     * @param timeout for all of it; the webhook is told, in whole seconds
     * @throws WebhookCallException when nothing comes back, or a failure
     */
    public byte[] post(WebhookTarget target, WebhookCredential credential, byte[] body, Duration timeout)
            throws WebhookCallException {
        Location location =
                target.location("timeout=" + timeout.plusNanos(999_999_999).toSeconds() + "s");
        if (!timeout.isPositive()) {
            throw new WebhookCallException("Post \"" + location + "\": " + TOO_LATE);
        }
        // A call that ends before the time is quite over would not be seen to be late.
        long millis = timeout.toMillis() + 1;
        Request request = client(target, credential.certificate())
                .newRequest(target.host(), target.dialedPort())
                .scheme("https")
                .method("POST")
                .path(target.path() + "?" + location.rawQuery())
                .headers(headers ->
                        headers.put("Accept", "application/json, */*").put("User-Agent", "kube-apiserver-admission"))
                .timeout(millis, TimeUnit.MILLISECONDS)
                .body(new BytesRequestContent("application/json", body));
        if (!credential.authorization().isEmpty()) {
            request.headers(headers -> headers.put("Authorization", credential.authorization()));
        }
        try {
            return WebhookAnswer.require(send(request, address(target)));
        } catch (IOException failure) {
            throw new WebhookCallException("Post \"" + location + "\": " + words(failure));
        }
    }

    /** @param address found before anything is sent, so that a service that is not there is what is told of */
    private static ContentResponse send(Request request, Optional<String> address) throws IOException {
        try {
            return new CompletableResponseListener(request, MOST_ANSWER_BYTES)
                    .send()
                    .get();
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            if (cause instanceof TimeoutException) {
                throw new IOException(TOO_LATE, cause);
            }
            if (cause instanceof EOFException) {
                throw new IOException("EOF", cause);
            }
            throw DialException.of(request.getHost(), address, cause == null ? failure : cause);
        } catch (InterruptedException interrupted) {
            request.abort(interrupted);
            Thread.currentThread().interrupt();
            throw new IOException("context canceled", interrupted);
        }
    }

    /** Where the target is, in numbers; absent when no name server knows it. */
    private Optional<String> address(WebhookTarget target) throws IOException {
        try {
            Optional<WebhookTarget.Service> service = target.service();
            InetSocketAddress found = service.isPresent()
                    ? services.resolve(service.get().namespace(), service.get().name(), target.dialedPort())
                    : new InetSocketAddress(InetAddress.getByName(target.host()), target.dialedPort());
            String address = found.getAddress() == null
                    ? found.getHostString()
                    : found.getAddress().getHostAddress();
            return Optional.of((address.contains(":") ? "[" + address + "]" : address) + ":" + found.getPort());
        } catch (UnknownHostException unknown) {
            return Optional.empty();
        }
    }

    private String words(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        boolean unverified = message.startsWith("x509: ") && release.atLeast(Release.V1_36);
        return unverified ? "tls: failed to verify certificate: " + message : message;
    }

    private synchronized HttpClient client(WebhookTarget target, Optional<CertificateAndKey> shown)
            throws WebhookCallException {
        Trust trust = new Trust(target.caBundle(), target.service().isPresent(), shown);
        HttpClient known = clients.get(trust);
        if (known != null) {
            return known;
        }
        SocketAddressResolver resolver = trust.ofServices() ? this::resolveService : new SocketAddressResolver.Sync();
        HttpClient started = TrustedClient.start(trust.caBundle(), shown, threads, resolver);
        clients.put(trust, started);
        if (clients.size() > MOST_CLIENTS) {
            Trust oldest = clients.keySet().iterator().next();
            stop(clients.remove(oldest));
        }
        return started;
    }

    private void resolveService(
            String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
        String[] parts = host.split("\\.");
        try {
            promise.succeeded(List.of(services.resolve(parts[1], parts[0], port)));
        } catch (IOException | RuntimeException unknown) {
            promise.failed(unknown);
        }
    }

    private static void stop(HttpClient client) {
        try {
            client.stop();
        } catch (Exception failure) {
            LOG.debug("a client of webhooks did not stop well", failure);
        }
    }

    @Override
    public synchronized void close() {
        clients.values().forEach(WebhookClients::stop);
        clients.clear();
        threads.shutdownNow();
    }
}
