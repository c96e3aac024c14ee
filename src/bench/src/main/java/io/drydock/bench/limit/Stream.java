package io.drydock.bench.limit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;

/** An answer without an end. Events that wait for it are written together. */
final class Stream {
    private final String path;
    private final Response response;
    private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();
    private volatile boolean broken;

    Stream(String path, Response response) {
        this.path = path;
        this.response = response;
        Thread.ofVirtual().start(this::run);
    }

    boolean isOf(String other) {
        // A write goes to an object of the collection that is watched.
        return other.startsWith(path);
    }

    /** Whether there is still somebody to tell. */
    boolean offer(byte[] event) {
        waiting.add(event);
        return !broken;
    }

    private void run() {
        try {
            write(new byte[0]);
            List<byte[]> events = new ArrayList<>();
            while (!broken) {
                events.add(waiting.take());
                waiting.drainTo(events);
                write(joined(events));
                events.clear();
            }
        } catch (IOException gone) {
            broken = true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] joined(List<byte[]> events) {
        if (events.size() == 1) {
            return events.getFirst();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        events.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private void write(byte[] bytes) throws IOException {
        try (Blocker.Callback done = Blocker.callback()) {
            response.write(false, ByteBuffer.wrap(bytes), done);
            done.block();
        }
    }
}
