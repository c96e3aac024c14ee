package io.drydock.chapters.run;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apiserver.certificates.CertificateAndKey;
import io.drydock.chapters.chain.Handler;
import io.drydock.chapters.main.CommandFailed;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The port, and TLS on it. Taking the port and answering on it are two steps, and much of the startup lies between
 * them: a port in use ends the start before anything has been built.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/serving.go: CreateListener"
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/secure_serving.go: SecureServingInfo.Serve"
 */
final class Front {
    private final HttpsServer server;

    private Front(HttpsServer server) {
        this.server = server;
    }

    // tag::listen[]
    /** Takes the port: the bind address is what is listened on, whatever address is published to others. */
    static Front listen(IpAddress bind, int port, CertificateAndKey certificate) throws CommandFailed {
        String where = bind + ":" + port;
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(bind.toString(), port), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls(certificate)));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            return new Front(server);
        } catch (BindException taken) {
            throw new CommandFailed(
                    "failed to create listener: failed to listen on " + where + ": " + taken.getMessage());
        } catch (IOException | GeneralSecurityException broken) {
            throw new CommandFailed("failed to create listener: " + broken.getMessage());
        }
    }

    /** Begins to answer, those who have connected in the meantime too. */
    void serve(Handler handler) {
        server.createContext("/", http -> {
            try (http) {
                handler.handle(new HttpsExchange(http));
            }
        });
        server.start();
    }

    /** Closes the listener, not the connections: requests on them are waited for, but no longer than this. */
    void stop(int patienceSeconds) {
        server.stop(patienceSeconds);
    }
    // end::listen[]

    /** Such as {@code 127.0.0.1:6443}: where clients on this machine find it. */
    String address() {
        InetSocketAddress bound = server.getAddress();
        String host = bound.getAddress().isAnyLocalAddress()
                ? "localhost"
                : bound.getAddress().getHostAddress();
        return host + ":" + bound.getPort();
    }

    private static SSLContext tls(CertificateAndKey pair) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("serving", pair.key(), new char[0], pair.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
