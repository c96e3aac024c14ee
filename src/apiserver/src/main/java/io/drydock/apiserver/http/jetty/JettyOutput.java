package io.drydock.apiserver.http.jetty;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;

/**
 * The body of an answer. Small writes are gathered; a write that completes the announced length goes out at once and
 * uncopied, together with the headers.
 */
final class JettyOutput extends OutputStream {
    /** For answers whose length nobody knows: watches above all, of which there are many at once. */
    private static final int BUFFER_SIZE = 16 * 1024;
    /** Each time bytes are sent the thread waits for them to be gone, so there had better not be many such times. */
    private static final int LARGEST_BUFFER_SIZE = 256 * 1024;

    private static final byte[] NOTHING = new byte[0];
    private static final long UNKNOWN = -1;
    private static final long NOT_READ = -2;

    private final Response response;
    private final Runnable onFailure;
    private byte[] buffer = NOTHING;
    private int buffered;
    private long written;
    private long announced = NOT_READ;
    private boolean last;

    JettyOutput(Response response, Runnable onFailure) {
        this.response = response;
        this.onFailure = onFailure;
    }

    boolean hasBytes() {
        return buffered > 0;
    }

    @Override
    public void write(int value) throws IOException {
        if (buffered < buffer.length - 1) {
            buffer[buffered++] = (byte) value;
        } else {
            write(new byte[] {(byte) value}, 0, 1);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return;
        }
        if (buffered == 0 && (length >= capacity() || written + length == announced())) {
            send(written + length == announced(), ByteBuffer.wrap(bytes, offset, length));
            return;
        }
        int done = 0;
        while (done < length) {
            if (buffer.length == 0) {
                buffer = new byte[capacity()];
            }
            int part = Math.min(length - done, buffer.length - buffered);
            System.arraycopy(bytes, offset + done, buffer, buffered, part);
            buffered += part;
            done += part;
            if (buffered == buffer.length) {
                flushBuffer();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        if (!last) {
            flushBuffer();
        }
    }

    private void flushBuffer() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, buffered);
        buffered = 0;
        send(written + bytes.remaining() == announced(), bytes);
    }

    private void send(boolean isLast, ByteBuffer bytes) throws IOException {
        if (last) {
            throw new IOException("more bytes than the Content-Length says");
        }
        written += bytes.remaining();
        last = isLast;
        try (Blocker.Callback callback = Blocker.callback()) {
            response.write(isLast, bytes, callback);
            callback.block();
        } catch (IOException failure) {
            onFailure.run();
            throw failure;
        }
    }

    private int capacity() {
        long whole = announced();
        // One byte too large: what is still in the buffer at the end is sent without waiting for it.
        return whole <= 0 ? BUFFER_SIZE : (int) Math.min(whole + 1, LARGEST_BUFFER_SIZE);
    }

    /** The length of the body when a header says it, -1 otherwise. Whoever sets that header does so before writing. */
    private long announced() {
        if (announced == NOT_READ) {
            long field = response.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
            announced = field < 0 ? UNKNOWN : field;
        }
        return announced;
    }

    void complete(Callback callback) {
        if (last) {
            callback.succeeded();
        } else {
            last = true;
            response.write(true, ByteBuffer.wrap(buffer, 0, buffered), callback);
        }
    }
}
