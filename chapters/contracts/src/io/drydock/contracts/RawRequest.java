package io.drydock.contracts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A request over a connection of its own, sent in pieces: what no client library would do. */
final class RawRequest implements AutoCloseable {
    private final Socket socket;
    private final OutputStream out;
    private final BufferedReader in;

    RawRequest(URI server) throws IOException {
        this.socket = TrustAnyone.context().getSocketFactory().createSocket(server.getHost(), server.getPort());
        this.out = socket.getOutputStream();
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    void send(String... lines) throws IOException {
        send(String.join("\r\n", List.of(lines)));
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** The next line of the answer, however long it takes; empty at its end. */
    String line() throws IOException {
        String line = in.readLine();
        return line == null ? "" : line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
