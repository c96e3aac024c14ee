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
    private static final int BUFFER_SIZE = 16 * 1024;
    private static final byte[] NOTHING = new byte[0];

    private final Response response;
    private final Runnable onFailure;
    private byte[] buffer = NOTHING;
    private int buffered;
    private long written;
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
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return;
        }
        if (buffered == 0 && (length >= BUFFER_SIZE || written + length == announced())) {
            send(written + length == announced(), ByteBuffer.wrap(bytes, offset, length));
            return;
        }
        int done = 0;
        while (done < length) {
            if (buffer.length == 0) {
                buffer = new byte[BUFFER_SIZE];
            }
            int part = Math.min(length - done, BUFFER_SIZE - buffered);
            System.arraycopy(bytes, offset + done, buffer, buffered, part);
            buffered += part;
            done += part;
            if (buffered == BUFFER_SIZE) {
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

    /** The length of the body when a header says it, -1 otherwise. */
    private long announced() {
        return response.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
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
