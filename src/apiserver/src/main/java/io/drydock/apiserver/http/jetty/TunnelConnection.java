package io.drydock.apiserver.http.jetty;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutionException;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection that no longer speaks HTTP: it carries bytes between the client and a socket, a thread each way. */
final class TunnelConnection extends AbstractConnection implements Connection.UpgradeTo {
    private static final Logger LOG = LoggerFactory.getLogger(TunnelConnection.class);
    private static final int COPY_BYTES = 16 * 1024;

    private final Socket other;
    /** What the client has already said that belongs to the tunnel. */
    private ByteBuffer early = BufferUtil.EMPTY_BUFFER;

    private TunnelConnection(EndPoint client, Request request, Socket other) {
        super(client, request.getConnectionMetaData().getConnector().getExecutor());
        this.other = other;
    }

    /** Sends the answer's head and takes the connection over. */
    static void begin(Request request, Response response, Callback callback, Socket other) {
        EndPoint client = request.getConnectionMetaData().getConnection().getEndPoint();
        client.setIdleTimeout(0);
        request.setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, new TunnelConnection(client, request, other));
        response.write(true, BufferUtil.EMPTY_BUFFER, callback);
    }

    @Override
    public void onUpgradeTo(ByteBuffer buffer) {
        early = BufferUtil.copy(buffer);
    }

    @Override
    public void onOpen() {
        super.onOpen();
        Thread.ofVirtual().name("tunnel-forth").start(() -> carry(this::forth));
        Thread.ofVirtual().name("tunnel-back").start(() -> carry(this::back));
    }

    @Override
    public void onFillable() {
        throw new IllegalStateException("only the thread that reads asks to be told of bytes to read");
    }

    private interface Way {
        void go() throws IOException, InterruptedException, ExecutionException;
    }

    /** When one way ends, so does the other. */
    private void carry(Way way) {
        try {
            way.go();
        } catch (IOException | ExecutionException broken) {
            LOG.debug("a tunnel was broken off", broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            getEndPoint().close();
            closeOther();
        }
    }

    private void forth() throws IOException, InterruptedException, ExecutionException {
        OutputStream output = other.getOutputStream();
        output.write(BufferUtil.toArray(early));
        output.flush();
        ByteBuffer buffer = BufferUtil.allocate(COPY_BYTES);
        for (int count = getEndPoint().fill(buffer);
                count >= 0;
                count = getEndPoint().fill(buffer)) {
            if (count == 0) {
                Callback.Completable readable = new Callback.Completable();
                getEndPoint().fillInterested(readable);
                readable.get();
            } else {
                output.write(BufferUtil.toArray(buffer));
                output.flush();
                BufferUtil.clear(buffer);
            }
        }
    }

    private void back() throws IOException, InterruptedException, ExecutionException {
        InputStream input = other.getInputStream();
        byte[] bytes = new byte[COPY_BYTES];
        for (int count = input.read(bytes); count >= 0; count = input.read(bytes)) {
            Callback.Completable written = new Callback.Completable();
            getEndPoint().write(written, ByteBuffer.wrap(bytes, 0, count));
            written.get();
        }
    }

    @Override
    public void onClose(Throwable cause) {
        super.onClose(cause);
        closeOther();
    }

    private void closeOther() {
        try {
            other.close();
        } catch (IOException alreadyBroken) {
            LOG.debug("the other end of a tunnel was closed badly", alreadyBroken);
        }
    }
}
