package io.drydock.bench.limit;

import io.drydock.apiserver.certificates.PemFiles;
import io.drydock.apiserver.http.jetty.TlsConnector;
import io.drydock.apiserver.http.jetty.TlsSettings;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A process of its own that answers with bytes it was given: Jetty with the API server's connector and TLS, and next to
 * nothing behind it. Prints its port when it listens.
 */
public final class BareServer {
    private static final int BACKLOG = 1024;
    private static final int THREADS = 16;

    private BareServer() {}

    /** @param arguments the files of its certificate and key */
    public static void main(String[] arguments) throws Exception {
        serve(Path.of(arguments[0]), Path.of(arguments[1]), System.out);
    }

    private static void serve(Path certificate, Path key, PrintStream out) throws Exception {
        ServerSocketChannel listener =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        Server server = new Server(threads);
        ServerConnector connector =
                TlsConnector.create(server, TlsSettings.of(PemFiles.readPair(certificate, key)), listener);
        server.addConnector(connector);
        server.setHandler(new BareHandler());
        server.start();
        out.println(((InetSocketAddress) listener.getLocalAddress()).getPort() + " is ready");
        out.flush();
        server.join();
    }
}
