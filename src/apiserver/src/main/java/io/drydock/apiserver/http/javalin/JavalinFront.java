package io.drydock.apiserver.http.javalin;

import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.UnreadBody;
import io.drydock.apiserver.http.jetty.BusyConnections;
import io.drydock.apiserver.http.jetty.PlainConnector;
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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The front of the server: a Javalin with its Jetty. REST paths leave it on Jetty's side, all others go through
 * Javalin; both end in the same handler, each exchange on a virtual thread of its own.
 *
 * <p>Loading the two takes as long as building the servers behind them, so the front begins early and by itself, is
 * opened once it is known where to listen, and is given its handler when there is one. Requests wait until then.
 */
public final class JavalinFront {
    private static final Logger LOG = LoggerFactory.getLogger(JavalinFront.class);

    /** Threads of the system's that accept and select; handlers do not run on them. */
    private static final int PLATFORM_THREADS = 16;

    private final CompletableFuture<Handler> handler = new CompletableFuture<>();
    private final BusyConnections connections = new BusyConnections();
    private final Javalin javalin;
    private volatile Optional<ServerConnector> connector = Optional.empty();
    private volatile CompletableFuture<Void> connectionsClosed = CompletableFuture.completedFuture(null);

    private JavalinFront() {
        this.javalin = Javalin.create(this::configure);
    }

    /** Begins on a thread of its own. */
    public static CompletableFuture<JavalinFront> begin() {
        return async("begin-http", () -> {
            JavalinFront front = new JavalinFront();
            front.javalin.start();
            return front;
        });
    }

    /**
     * Accepts connections, on a thread of its own.
     *
     * @param listener bound already; it is closed when the front stops accepting
     */
    public CompletableFuture<JavalinFront> open(TlsSettings tls, ServerSocketChannel listener) {
        return open(server -> TlsConnector.create(server, tls, listener));
    }

    /** The same without TLS, speaking HTTP/1.1. */
    public CompletableFuture<JavalinFront> openPlain(ServerSocketChannel listener) {
        return open(server -> PlainConnector.create(server, listener));
    }

    private CompletableFuture<JavalinFront> open(Function<Server, ServerConnector> newConnector) {
        return async("open-http", () -> {
            Server server = javalin.jettyServer().server();
            ServerConnector added = newConnector.apply(server);
            server.addConnector(added);
            try {
                added.start();
            } catch (Exception failure) {
                throw new IllegalStateException("cannot accept connections: " + failure.getMessage(), failure);
            }
            connector = Optional.of(added);
            return this;
        });
    }

    /** Lets requests through to what answers them. */
    public void serve(Handler answering) {
        handler.complete(answering);
    }

    private static <T> CompletableFuture<T> async(String name, Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException | Error failure) {
                done.completeExceptionally(failure);
            }
        });
        return done;
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.generateEtags = false;
        // Jetty's own queue asks JMX about the machine's memory, which loads hundreds of classes.
        QueuedThreadPool threads = new QueuedThreadPool(PLATFORM_THREADS, 4, new LinkedBlockingQueue<>());
        threads.setName("jetty");
        // A start that fails later must not be kept from ending the process.
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("request-"));
        config.jetty.threadPool = threads;
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(0);
            server.setHandler(new RestFront(this::answer, connections));
            server.setErrorHandler(RestFront::plainError);
        });
        config.jetty.modifyServletContextHandler(
                context -> context.getServletHandler().setDecodeAmbiguousURIs(true));
        // Javalin opens a port of its own choice unless it has a connector; this one leads nowhere.
        config.jetty.addConnector((server, ignored) -> new LocalConnector(server));
        config.routes.before(this::answer);
    }

    private void answer(Context context) throws IOException {
        ServletExchange exchange = new ServletExchange(context);
        answer(exchange);
        if (exchange.aborted()) {
            breakOff(context);
        } else {
            UnreadBody.drain(exchange.body());
        }
        context.skipRemainingHandlers();
    }

    /** Servlets can only end an answer; what the client is to notice is done to the connection under it. */
    private static void breakOff(Context context) {
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        handler.join().handle(exchange);
    }

    /** Closes the listener. Requests under way go on; idle connections are closed soon. */
    public void stopAccepting() {
        connector.ifPresent(accepting -> {
            connectionsClosed = accepting.shutdown();
            connections.closeIdle(accepting.getConnectedEndPoints());
        });
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
        try {
            if (connector.isPresent()) {
                connector.get().stop();
            }
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception failure) {
            LOG.warn("the listener did not stop: {}", failure.getMessage());
        }
        javalin.stop();
    }
}
