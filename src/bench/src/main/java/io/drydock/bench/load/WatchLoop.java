package io.drydock.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The watchers of one thread: counts the lines of their streams, each of which is an event. */
final class WatchLoop implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Request watch;
    private final Deliveries deliveries;
    private final CountDownLatch begun;
    private final Selector selector;
    private final List<TlsConnection> connections = new ArrayList<>();

    /** @param begun counted down for every watcher whose stream has begun */
    WatchLoop(Request watch, Deliveries deliveries, CountDownLatch begun) throws IOException {
        this.watch = watch;
        this.deliveries = deliveries;
        this.begun = begun;
        this.selector = Selector.open();
    }

    /** Opens the streams and reads them until the loop is closed. */
    void run(Endpoint endpoint, int watchers) {
        try {
            for (int number = 0; number < watchers && selector.isOpen(); number++) {
                open(endpoint);
            }
            while (selector.isOpen()) {
                selector.select(this::serve);
            }
        } catch (IOException | LoadException failure) {
            deliveries.failed("the watchers failed: " + failure.getMessage());
        } catch (ClosedSelectorException closed) {
            // That is how it ends.
        } finally {
            connections.forEach(TlsConnection::close);
        }
    }

    private void open(Endpoint endpoint) throws IOException {
        TlsConnection connection = TlsConnection.open(endpoint, PATIENCE);
        connections.add(connection);
        connection.send(watch.encode(0));
        connection.channel().configureBlocking(false);
        connection.channel().register(selector, SelectionKey.OP_READ, new Watcher(connection));
        selector.selectNow(this::serve);
    }

    private void serve(SelectionKey key) {
        Watcher watcher = (Watcher) key.attachment();
        try {
            watcher.connection.receive(watcher);
        } catch (IOException broken) {
            key.cancel();
            deliveries.failed("a watch was ended: " + broken.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }

    /** A stream, and how many events of it have come. */
    private final class Watcher implements AnswerReader.Body {
        private final TlsConnection connection;
        private final AnswerReader reader = new AnswerReader(this::count);
        private boolean isOpen;
        private long events;

        Watcher(TlsConnection connection) {
            this.connection = connection;
        }

        @Override
        public void accept(ByteBuffer bytes) {
            if (reader.accept(bytes)) {
                deliveries.failed(watch + " was answered " + reader.status() + " and ended after " + events
                        + " events; a server ends watchers that it takes for too slow");
            } else if (!isOpen && reader.isInBody()) {
                isOpen = true;
                begun.countDown();
            }
        }

        private void count(ByteBuffer bytes) {
            if (reader.status() != watch.expected()) {
                return;
            }
            byte[] array = bytes.array();
            int end = bytes.arrayOffset() + bytes.limit();
            for (int at = bytes.arrayOffset() + bytes.position(); at < end; at++) {
                if (array[at] == '\n') {
                    deliveries.arrived(events++);
                }
            }
        }
    }
}
