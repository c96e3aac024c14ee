package io.drydock.kubeapiserver.rehearsal;

import io.drydock.apiserver.certificates.CertificateAndKey;
import io.drydock.apiserver.certificates.PemFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Asks what clients ask first: what is served, then a few objects, in both versions of HTTP. */
final class FirstClient implements AutoCloseable {
    private static final char[] PASSWORD = "in memory only".toCharArray();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String JSON = "application/json";
    private static final String AGGREGATED = JSON + ";g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList," + JSON;
    private static final String TABLE = JSON + ";as=Table;v=v1;g=meta.k8s.io," + JSON;
    private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String CONFIG_MAP = """
            {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"first"},"data":{"hull":"red"}}""";
    private static final String DEPLOYMENT = """
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"first"},"spec":{\
            "selector":{"matchLabels":{"app":"first"}},"template":{"metadata":{"labels":{"app":"first"}},\
            "spec":{"containers":[{"name":"web","image":"nginx"}]}}}}""";

    private final String url;
    private final HttpClient client;

    /** @param pki the folder with the server's authority and the administrator's certificate */
    FirstClient(Path pki, String url) throws GeneralSecurityException, IOException {
        this.url = url;
        this.client = HttpClient.newBuilder().sslContext(context(pki)).build();
    }

    void ask() throws IOException, InterruptedException {
        for (HttpClient.Version version : HttpClient.Version.values()) {
            send(version, "GET", "/readyz", "*/*", "");
            send(version, "GET", "/version", JSON, "");
        }
        send("GET", "/api", AGGREGATED, "");
        send("GET", "/apis", AGGREGATED, "");
        send("GET", "/api", JSON, "");
        send("GET", "/apis/apps/v1", JSON, "");
        send("GET", "/openapi/v3", JSON, "");
        send("GET", "/api/v1/namespaces", TABLE, "");
        send("POST", CONFIG_MAPS, JSON, CONFIG_MAP);
        send("POST", "/apis/apps/v1/namespaces/default/deployments", JSON, DEPLOYMENT);
        send("GET", "/apis/apps/v1/deployments?limit=500", TABLE, "");
        send("PUT", CONFIG_MAPS + "/first", JSON, CONFIG_MAP.replace("red", "blue"));
        send("PATCH", CONFIG_MAPS + "/first", JSON, "{\"data\":{\"hull\":\"green\"}}");
        send("GET", CONFIG_MAPS + "/first", JSON, "");
        watch(CONFIG_MAPS + "?watch=true");
        send("DELETE", CONFIG_MAPS + "/first", JSON, "");
    }

    private void watch(String path) throws IOException, InterruptedException {
        HttpRequest request = request(path, JSON).GET().build();
        try (InputStream events =
                client.send(request, BodyHandlers.ofInputStream()).body()) {
            if (events.read() < 0) {
                throw new IOException("GET " + path + " ended without an event");
            }
        }
    }

    private void send(String method, String path, String accept, String body) throws IOException, InterruptedException {
        send(HttpClient.Version.HTTP_2, method, path, accept, body);
    }

    private void send(HttpClient.Version version, String method, String path, String accept, String body)
            throws IOException, InterruptedException {
        String type = method.equals("PATCH") ? "application/strategic-merge-patch+json" : JSON;
        BodyPublisher content = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest request = request(path, accept)
                .version(version)
                .header("Content-Type", type)
                .method(method, content)
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private HttpRequest.Builder request(String path, String accept) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE).header("Accept", accept);
    }

    private static SSLContext context(Path pki) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        CertificateAndKey administrator = PemFiles.readPair(pki.resolve("admin.crt"), pki.resolve("admin.key"));
        store.setKeyEntry(
                "administrator",
                administrator.key(),
                PASSWORD,
                administrator.chain().toArray(X509Certificate[]::new));
        store.setCertificateEntry(
                "authority", PemFiles.readCertificates(pki.resolve("ca.crt")).getFirst());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() {
        client.close();
    }
}
