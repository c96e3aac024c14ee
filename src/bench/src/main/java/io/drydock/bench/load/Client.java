package io.drydock.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Sends single requests and reads their answers whole: what is done before a measurement and after it. */
public final class Client implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Endpoint endpoint;
    private final TlsConnection connection;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final AnswerReader reader = new AnswerReader(this::keep);
    private boolean complete;

    /** What a server answered. */
    public record Reply(int status, byte[] body) {}

    /**
     * Connects.
     *
     * @throws LoadException when that fails
     */
    public Client(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.connection = TlsConnection.open(endpoint, PATIENCE);
    }

    /** The answer, whatever it is. */
    public Reply send(Request request) {
        begin(request, 0);
        readUntil(request, () -> complete);
        return new Reply(reader.status(), body.toByteArray());
    }

    /**
     * The body of the answer, if that is the one expected.
     *
     * @param number for the places of numbers
     * @throws LoadException when it is another
     */
    public byte[] require(Request request, long number) {
        begin(request, number);
        readUntil(request, () -> complete);
        return checked(request);
    }

    /** Begins a stream and returns once its headers are there; {@link #nextLine} reads on. */
    public void open(Request request) {
        begin(request, 0);
        readUntil(request, () -> complete || reader.isInBody());
        if (complete) {
            checked(request);
            throw new LoadException(request + " was answered with no stream");
        }
    }

    /** The bytes of a stream up to the end of a line. */
    public byte[] nextLine(Request request) {
        readUntil(request, () -> complete || endsLine());
        return checked(request);
    }

    private boolean endsLine() {
        byte[] read = body.toByteArray();
        return read.length > 0 && read[read.length - 1] == '\n';
    }

    private void begin(Request request, long number) {
        body.reset();
        complete = false;
        try {
            connection.send(request.encode(number));
        } catch (IOException broken) {
            throw failed(request, broken);
        }
    }

    private void readUntil(Request request, BooleanSupplier enough) {
        try {
            while (!enough.getAsBoolean()) {
                connection.receive(bytes -> complete |= reader.accept(bytes));
            }
        } catch (IOException broken) {
            throw failed(request, broken);
        }
    }

    private byte[] checked(Request request) {
        byte[] read = body.toByteArray();
        if (reader.status() != request.expected()) {
            throw LoadException.unexpected(request, reader.status(), new String(read, UTF_8));
        }
        return read;
    }

    private LoadException failed(Request request, IOException broken) {
        return new LoadException(request + " at " + endpoint.url() + ": " + broken.getMessage(), broken);
    }

    private void keep(ByteBuffer bytes) {
        byte[] piece = new byte[bytes.remaining()];
        bytes.get(piece);
        body.writeBytes(piece);
    }

    @Override
    public void close() {
        connection.close();
    }
}
