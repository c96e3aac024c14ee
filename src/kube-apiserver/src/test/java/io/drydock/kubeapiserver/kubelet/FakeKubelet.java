package io.drydock.kubeapiserver.kubelet;

import io.drydock.apiserver.certificates.CertificateAndKey;
import io.drydock.apiserver.certificates.SelfSigned;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * The agent of a node, as far as an API server sees it: on HTTPS, for those only who show a certificate. It answers
 * {@code /containerLogs/} with a log, agrees to every upgrade and then says back what it hears, and answers everything
 * else with the first line of the request.
 */
final class FakeKubelet implements AutoCloseable {
    private static final char[] PASSWORD = {};

    private final CertificateAndKey authority = SelfSigned.authority("nodes");
    private final SSLServerSocket listener;
    private final BlockingQueue<String> heads = new LinkedBlockingQueue<>();

    private FakeKubelet(InetAddress address) throws IOException, GeneralSecurityException {
        listener = (SSLServerSocket) context().getServerSocketFactory().createServerSocket(0, 10, address);
        listener.setNeedClientAuth(true);
        Thread.ofVirtual().name("fake-kubelet").start(this::accept);
    }

    static FakeKubelet start() throws IOException, GeneralSecurityException {
        return new FakeKubelet(InetAddress.getLoopbackAddress());
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Writes the files that let an API server in, and gives the flags that name them. */
    List<String> flags(Path folder) throws IOException {
        Path ca = folder.resolve("kubelet-ca.crt");
        Path certificate = folder.resolve("kubelet-client.crt");
        Path key = folder.resolve("kubelet-client.key");
        Files.writeString(ca, SelfSigned.certificatesPem(authority.chain()));
        CertificateAndKey client = SelfSigned.client(authority, "kube-apiserver-kubelet-client", List.of());
        SelfSigned.write(client, certificate, key);
        return List.of(
                "--kubelet-certificate-authority=" + ca,
                "--kubelet-client-certificate=" + certificate,
                "--kubelet-client-key=" + key,
                "--kubelet-preferred-address-types=InternalIP");
    }

    /** The next request that has come, up to its body. */
    String nextHead() throws InterruptedException {
        return heads.take();
    }

    private SSLContext context() throws GeneralSecurityException, IOException {
        CertificateAndKey serving = SelfSigned.serving(authority, List.of("127.0.0.1"));
        KeyStore keys = KeyStore.getInstance("JKS");
        keys.load(null, null);
        keys.setKeyEntry("serving", serving.key(), PASSWORD, serving.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("JKS");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", authority.certificate());
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trustManagers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
        return context;
    }

    private void accept() {
        try {
            while (true) {
                SSLSocket client = (SSLSocket) listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void serve(SSLSocket client) {
        try (client) {
            String head = head(client.getInputStream());
            heads.add(head);
            String firstLine = head.lines().findFirst().orElse("");
            if (head.toLowerCase(java.util.Locale.ROOT).contains("\r\nupgrade:")) {
                write(client, "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: SPDY/3.1\r\n\r\n");
                client.getInputStream().transferTo(client.getOutputStream());
            } else if (firstLine.contains("/containerLogs/") && firstLine.contains("/absent")) {
                answer(client, "404 Not Found", "there is no such container");
            } else if (firstLine.contains("/containerLogs/")) {
                answer(client, "200 OK", "one\ntwo\n");
            } else {
                answer(client, "200 OK", firstLine);
            }
        } catch (IOException broken) {
            return;
        }
    }

    private static String head(InputStream input) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = input.read();
            if (next < 0) {
                throw new IOException("ended within the head");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    private static void answer(SSLSocket client, String status, String body) throws IOException {
        write(
                client,
                "HTTP/1.1 " + status + "\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n"
                        + "Content-Length: " + body.length() + "\r\nAccess-Control-Allow-Origin: *\r\n\r\n" + body);
    }

    private static void write(SSLSocket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
