package io.drydock.apiserver.filters;

import io.drydock.apimachinery.status.Status;
import io.drydock.apiserver.http.DelegatingExchange;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.StatusResponder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An exchange that its handler loses when its time is over. */
final class TimeoutExchange extends DelegatingExchange {
    private static final Logger LOG = LoggerFactory.getLogger(TimeoutExchange.class);

    private final HttpExchange exchange;
    private final Thread handlerThread;
    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by lock, as is everything that changes the answer. */
    private State state = State.SERVING;

    private enum State {
        SERVING,
        TIMED_OUT,
        FINISHED
    }

    TimeoutExchange(HttpExchange exchange, Thread handlerThread) {
        super(exchange);
        this.exchange = exchange;
        this.handlerThread = handlerThread;
    }

    /** The handler has returned. Waits for a timeout that is being answered right now. */
    void finish() {
        lock.lock();
        try {
            if (state == State.SERVING) {
                state = State.FINISHED;
            } else {
                // The interrupt was meant for the handler, not for what this thread does next.
                Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }

    void timeOut(StatusResponder responder, Status status) {
        lock.lock();
        try {
            if (state != State.SERVING) {
                return;
            }
            state = State.TIMED_OUT;
            LOG.info("timeout or abort while handling: {} \"{}\"", exchange.method(), exchange.path());
            if (exchange.isCommitted()) {
                exchange.abort();
            } else {
                responder.respond(exchange, status);
            }
        } catch (IOException gone) {
            LOG.debug("the client of {} {} has gone", exchange.method(), exchange.path());
        } finally {
            if (state == State.TIMED_OUT) {
                handlerThread.interrupt();
            }
            lock.unlock();
        }
    }

    @Override
    public void setStatus(int status) {
        whileServing(() -> exchange.setStatus(status));
    }

    @Override
    public void setHeader(String name, String value) {
        whileServing(() -> exchange.setHeader(name, value));
    }

    @Override
    public void addHeader(String name, String value) {
        whileServing(() -> exchange.addHeader(name, value));
    }

    @Override
    public void abort() {
        whileServing(exchange::abort);
    }

    @Override
    public OutputStream output() throws IOException {
        return new TimeoutOutput(exchange.output());
    }

    private void whileServing(Runnable change) {
        lock.lock();
        try {
            if (state == State.SERVING) {
                change.run();
            }
        } finally {
            lock.unlock();
        }
    }

    private final class TimeoutOutput extends OutputStream {
        private final OutputStream output;

        TimeoutOutput(OutputStream output) {
            this.output = output;
        }

        @Override
        public void write(int value) throws IOException {
            begin();
            try {
                output.write(value);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            begin();
            try {
                output.write(bytes, offset, length);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void flush() throws IOException {
            begin();
            try {
                output.flush();
            } finally {
                lock.unlock();
            }
        }

        /** Leaves the lock held, unless it is too late to write. */
        private void begin() throws IOException {
            lock.lock();
            if (state != State.SERVING) {
                lock.unlock();
                throw new IOException("the time of this request is over");
            }
        }
    }
}
