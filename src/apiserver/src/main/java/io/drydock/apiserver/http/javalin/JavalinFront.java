package io.drydock.apiserver.http.javalin;

import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.jetty.RestFront;
import io.drydock.apiserver.http.jetty.TlsConnector;
import io.drydock.apiserver.http.jetty.TlsSettings;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The front of the server: a Javalin with its Jetty. REST paths leave it on Jetty's side, all others go through
 * Javalin; both end in the same handler, each exchange on a virtual thread of its own.
 */
public final class JavalinFront {
    /** Threads of the system's that accept and select; handlers do not run on them. */
    private static final int PLATFORM_THREADS = 16;

    /** Clients keep connections open for later; at a shutdown there is no later. */
    private static final Duration CLOSE_IDLE_AFTER = Duration.ofMillis(100);

    private static final Logger LOG = LoggerFactory.getLogger(JavalinFront.class);

    private final Javalin javalin;
    private volatile CompletableFuture<Void> connectionsClosed = CompletableFuture.completedFuture(null);

    private JavalinFront(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Starts on a thread of its own, as loading Javalin and Jetty takes as long as building the servers behind them.
     *
     * @param handler answers; requests wait until there is one
     * @param listener bound already; it is closed when the front stops accepting
     */
    public static CompletableFuture<JavalinFront> startAsync(
            CompletableFuture<Handler> handler, TlsSettings tls, ServerSocketChannel listener) {
        CompletableFuture<JavalinFront> started = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("start-http").start(() -> {
            try {
                started.complete(start(exchange -> handler.join().handle(exchange), tls, listener));
            } catch (RuntimeException | Error failure) {
                started.completeExceptionally(failure);
            }
        });
        return started;
    }

    private static JavalinFront start(Handler handler, TlsSettings tls, ServerSocketChannel listener) {
        Javalin javalin = Javalin.create(config -> {
            quiet(config);
            config.http.compressionStrategy = CompressionStrategy.NONE;
            config.http.generateEtags = false;
            QueuedThreadPool threads = new QueuedThreadPool(PLATFORM_THREADS, 4);
            threads.setName("jetty");
            // A start that fails later must not be kept from ending the process.
            threads.setDaemon(true);
            threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("request-"));
            config.jetty.threadPool = threads;
            config.jetty.modifyServer(server -> {
                server.setStopTimeout(0);
                server.setHandler(new RestFront(handler));
            });
            config.jetty.modifyServletContextHandler(
                    context -> context.getServletHandler().setDecodeAmbiguousURIs(true));
            config.jetty.addConnector((server, ignored) -> TlsConnector.create(server, tls, listener));
            config.routes.before(context -> serve(handler, context));
        });
        return new JavalinFront(javalin.start());
    }

    private static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
    }

    private static void serve(Handler handler, Context context) throws IOException {
        ServletExchange exchange = new ServletExchange(context);
        handler.handle(exchange);
        if (exchange.aborted()) {
            throw new IOException("aborted by the handler");
        }
        context.skipRemainingHandlers();
    }

    /** Closes the listener. Requests under way go on; idle connections are closed soon. */
    public void stopAccepting() {
        CompletableFuture<?>[] closed = connectors()
                .map(connector -> {
                    connector.setShutdownIdleTimeout(CLOSE_IDLE_AFTER.toMillis());
                    return connector.shutdown();
                })
                .toArray(CompletableFuture[]::new);
        connectionsClosed = CompletableFuture.allOf(closed);
    }

    /**
     * Ends all connections.
     *
     * @param wait how long those are given that still send the end of an answer
     */
    public void stop(Duration wait) throws InterruptedException {
        try {
            connectionsClosed.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException stillOpen) {
            LOG.debug("some connections are cut");
        }
        javalin.stop();
    }

    private Stream<ServerConnector> connectors() {
        return Arrays.stream(javalin.jettyServer().server().getConnectors()).map(ServerConnector.class::cast);
    }
}
