package io.drydock.chapters.objects;

import io.drydock.chapters.main.Narration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Does what the README does with a {@code kubectl}, for the demo, which has to work where there is none. */
public record DemoClient(String address, String token, X509Certificate certificate, Narration narration) {
    private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";

    public void play() {
        try (HttpClient client = HttpClient.newBuilder().sslContext(trust()).build()) {
            ask(client, "GET", "/readyz?verbose", "");
            ask(client, "POST", CONFIG_MAPS, "{\"metadata\": {\"name\": \"ship\"}, \"data\": {\"sails\": \"3\"}}");
            ask(client, "GET", CONFIG_MAPS, "");
            ask(client, "DELETE", CONFIG_MAPS + "/ship", "");
        } catch (IOException | GeneralSecurityException failed) {
            narration.say("the client has failed: " + failed.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(HttpClient client, String method, String target, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + target))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .build();
        var response = client.send(request, BodyHandlers.ofString());
        narration.say(method + " " + target + " = " + response.statusCode());
        narration.show(response.body());
    }

    private SSLContext trust() throws IOException, GeneralSecurityException {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("server", certificate);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
