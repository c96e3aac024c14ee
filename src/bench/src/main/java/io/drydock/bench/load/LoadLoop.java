package io.drydock.bench.load;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** The connections of one thread, and the loop that serves whichever has something to do. */
final class LoadLoop implements AutoCloseable {
    /** In place of a number: send nothing more. */
    static final long ENOUGH = -1;

    private final Selector selector;
    private final Duration patience;
    private final List<KeptConnection> kept = new ArrayList<>();

    private LoadLoop(Selector selector, Duration patience) {
        this.selector = selector;
        this.patience = patience;
    }

    static LoadLoop open(Endpoint endpoint, int connections, Duration patience) {
        try {
            LoadLoop loop = new LoadLoop(Selector.open(), patience);
            try {
                loop.connect(endpoint, connections);
                return loop;
            } catch (IOException | LoadException failure) {
                loop.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new LoadException("cannot open connections: " + failure.getMessage(), failure);
        }
    }

    private void connect(Endpoint endpoint, int connections) throws IOException {
        for (int number = 0; number < connections; number++) {
            TlsConnection connection = TlsConnection.open(endpoint, patience);
            KeptConnection one = new KeptConnection(connection);
            kept.add(one);
            connection.channel().configureBlocking(false);
            connection.channel().register(selector, SelectionKey.OP_READ, one);
        }
    }

    /** @param numbers gives each sending its number, or {@link #ENOUGH} */
    Result run(Request request, LongSupplier numbers) throws IOException {
        Round round = new Round(request, numbers);
        long begin = System.nanoTime();
        for (SelectionKey key : selector.keys()) {
            round.send(key);
        }
        while (round.waiting > 0) {
            if (selector.select(round::serve, patience.toMillis()) == 0) {
                throw new LoadException(request + " was not answered within " + patience.toSeconds() + " s");
            }
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
        return new Result(round.latencies.total(), round.bytes, elapsed, round.latencies);
    }

    @Override
    public void close() {
        kept.forEach(one -> one.connection.close());
        try {
            selector.close();
        } catch (IOException nothingToSave) {
            // Its connections are closed already.
        }
    }

    /** A connection and what it waits for. */
    private static final class KeptConnection {
        final TlsConnection connection;
        final Answer answer = new Answer();
        long sentAt;

        KeptConnection(TlsConnection connection) {
            this.connection = connection;
        }
    }

    /** One run of the loop. */
    private static final class Round {
        final Histogram latencies = new Histogram();
        long bytes;
        int waiting;
        private final Request request;
        private final LongSupplier numbers;

        Round(Request request, LongSupplier numbers) {
            this.request = request;
            this.numbers = numbers;
        }

        /** Sends once more unless it is enough. */
        void send(SelectionKey key) throws IOException {
            long number = numbers.getAsLong();
            if (number == ENOUGH) {
                return;
            }
            KeptConnection kept = (KeptConnection) key.attachment();
            kept.answer.expect(request);
            kept.sentAt = System.nanoTime();
            kept.connection.send(request.encode(number));
            waiting++;
            flush(key, kept);
        }

        void serve(SelectionKey key) {
            KeptConnection kept = (KeptConnection) key.attachment();
            try {
                if (key.isReadable()) {
                    receive(key, kept);
                }
                flush(key, kept);
            } catch (IOException broken) {
                throw new LoadException(request + ": " + broken.getMessage(), broken);
            }
        }

        /** Waits for room only while there is something to send. */
        private static void flush(SelectionKey key, KeptConnection kept) throws IOException {
            int wanted = kept.connection.flush() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
            if (key.interestOps() != wanted) {
                key.interestOps(wanted);
            }
        }

        private void receive(SelectionKey key, KeptConnection kept) throws IOException {
            kept.connection.receive(kept.answer);
            if (!kept.answer.isComplete()) {
                return;
            }
            long now = System.nanoTime();
            kept.answer.check();
            latencies.add(now - kept.sentAt);
            bytes += kept.answer.bodyBytes();
            waiting--;
            send(key);
        }
    }
}
