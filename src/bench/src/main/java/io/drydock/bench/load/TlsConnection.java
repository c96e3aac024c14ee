package io.drydock.bench.load;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * A TLS connection on a channel that may block or not. One thread uses it at a time. The JDK's own sockets copy and
 * lock more, and need a thread for each.
 */
final class TlsConnection implements Closeable {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final SSLEngine engine;
    private final ByteBuffer incoming;
    private final ByteBuffer plain;
    private ByteBuffer outgoing;

    private TlsConnection(SocketChannel channel, SSLEngine engine) {
        this.channel = channel;
        this.engine = engine;
        int packet = engine.getSession().getPacketBufferSize();
        this.incoming = ByteBuffer.allocate(2 * packet);
        this.outgoing = ByteBuffer.allocate(packet).limit(0);
        this.plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    }

    /** Connects and shakes hands. The channel blocks at first. */
    static TlsConnection open(Endpoint endpoint, Duration timeout) {
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.socket().connect(endpoint.address(), (int) timeout.toMillis());
            SSLEngine engine = endpoint.tls().createSSLEngine(endpoint.host(), endpoint.port());
            engine.setUseClientMode(true);
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"http/1.1"});
            if (endpoint.verifyHost()) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            engine.setSSLParameters(parameters);
            TlsConnection connection = new TlsConnection(channel, engine);
            connection.handshake();
            return connection;
        } catch (IOException | RuntimeException failure) {
            closeQuietly(channel);
            throw new LoadException("cannot connect to " + endpoint.url() + ": " + reason(failure), failure);
        }
    }

    private static String reason(Exception failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static void closeQuietly(@Nullable SocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException nothingToSave) {
            // The failure that led here is what the user is told.
        }
    }

    SocketChannel channel() {
        return channel;
    }

    /** Encrypts a request and sends as much of it as the channel takes; the rest goes with {@link #flush}. */
    void send(byte[] request) throws IOException {
        ByteBuffer source = ByteBuffer.wrap(request);
        while (source.hasRemaining()) {
            encrypt(source);
        }
        flush();
    }

    /** Whether everything is sent. */
    boolean flush() throws IOException {
        while (outgoing.hasRemaining() && channel.write(outgoing) > 0) {
            // A channel that blocks takes everything; another says when it takes no more.
        }
        return !outgoing.hasRemaining();
    }

    /**
     * Reads once from the channel and hands on what that decrypts to.
     *
     * @throws EOFException when the server has closed the connection
     */
    void receive(AnswerReader.Body sink) throws IOException {
        if (channel.read(incoming) < 0) {
            throw new EOFException("the server closed the connection");
        }
        incoming.flip();
        boolean more = true;
        while (more) {
            plain.clear();
            SSLEngineResult result = engine.unwrap(incoming, plain);
            if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
                throw new EOFException("the server ended TLS");
            }
            if (plain.position() > 0) {
                sink.accept(plain.flip());
            }
            answerHandshake(result.getHandshakeStatus());
            more = incoming.hasRemaining() && result.getStatus() == SSLEngineResult.Status.OK;
        }
        incoming.compact();
    }

    private void handshake() throws IOException {
        engine.beginHandshake();
        while (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
            HandshakeStatus status = engine.getHandshakeStatus();
            if (status == HandshakeStatus.NEED_UNWRAP) {
                unwrapHandshake();
            } else {
                answerHandshake(status);
                flush();
            }
        }
        flush();
    }

    /** Reads from the channel only when what was read before is not enough. */
    private void unwrapHandshake() throws IOException {
        plain.clear();
        incoming.flip();
        SSLEngineResult result = engine.unwrap(incoming, plain);
        incoming.compact();
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW && channel.read(incoming) < 0) {
            throw new EOFException("the server closed the connection");
        }
    }

    private void answerHandshake(HandshakeStatus status) throws IOException {
        switch (status) {
            case NEED_TASK -> {
                for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                    task.run();
                }
            }
            case NEED_WRAP -> {
                encrypt(NOTHING);
                flush();
            }
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN, FINISHED, NOT_HANDSHAKING -> {}
        }
    }

    private void encrypt(ByteBuffer source) throws IOException {
        ByteBuffer packet = outgoing.compact();
        SSLEngineResult result = engine.wrap(source, packet);
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
            packet = ByteBuffer.allocate(packet.position() + engine.getSession().getPacketBufferSize())
                    .put(packet.flip());
        }
        outgoing = packet.flip();
    }

    @Override
    public void close() {
        engine.closeOutbound();
        closeQuietly(channel);
    }
}
