package io.drydock.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Finds where an answer of HTTP/1.1 ends, and looks at no more of it than that takes: its status, and the
 * length of its body or of the body's chunks. Bytes come in whatever pieces they arrive.
 */
final class AnswerReader {
    private static final int LONGEST_LINE = 64 << 10;

    private enum State {
        STATUS,
        HEADERS,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER,
        DONE
    }

    /** Sees the pieces of the body. */
    interface Body {
        Body IGNORED = bytes -> {};

        /** @param bytes to read from position to limit, now and not later */
        void accept(ByteBuffer bytes);
    }

    private final Body body;
    private State state = State.STATUS;
    private byte[] line = new byte[256];
    private int lineLength;
    private int status;
    private long remaining;
    private boolean chunked;
    private long bodyBytes;

    AnswerReader(Body body) {
        this.body = body;
    }

    int status() {
        return status;
    }

    /** Whether the headers are read and the body is not, though it may be about to begin. */
    boolean isInBody() {
        return switch (state) {
            case BODY, CHUNK_SIZE, CHUNK, CHUNK_END, TRAILER -> true;
            case STATUS, HEADERS, DONE -> false;
        };
    }

    long bodyBytes() {
        return bodyBytes;
    }

    /**
     * Takes what has arrived.
     *
     * @return whether the answer is complete; what follows it then stays in the buffer
     */
    boolean accept(ByteBuffer bytes) {
        if (state == State.DONE) {
            state = State.STATUS;
        }
        while (bytes.hasRemaining() && state != State.DONE) {
            if (state == State.BODY || state == State.CHUNK) {
                readBody(bytes);
            } else if (readLine(bytes)) {
                endLine();
                lineLength = 0;
            }
        }
        return state == State.DONE;
    }

    private void readBody(ByteBuffer bytes) {
        int length = (int) Math.min(remaining, bytes.remaining());
        int end = bytes.limit();
        bytes.limit(bytes.position() + length);
        body.accept(bytes);
        bytes.position(bytes.limit()).limit(end);
        remaining -= length;
        bodyBytes += length;
        if (remaining == 0) {
            state = state == State.BODY ? State.DONE : State.CHUNK_END;
        }
    }

    /** Whether the line is complete. */
    private boolean readLine(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                return true;
            }
            if (lineLength == line.length) {
                if (lineLength >= LONGEST_LINE) {
                    throw new LoadException("a line of the answer's head is longer than " + LONGEST_LINE + " bytes");
                }
                line = Arrays.copyOf(line, lineLength * 2);
            }
            if (next != '\r') {
                line[lineLength++] = next;
            }
        }
        return false;
    }

    private void endLine() {
        switch (state) {
            case STATUS -> readStatus();
            case HEADERS -> readHeader();
            case CHUNK_SIZE -> {
                remaining = chunkSize();
                state = remaining == 0 ? State.TRAILER : State.CHUNK;
            }
            case CHUNK_END -> state = State.CHUNK_SIZE;
            case TRAILER -> state = lineLength == 0 ? State.DONE : State.TRAILER;
            case BODY, CHUNK, DONE -> throw new IllegalStateException("no line is read in " + state);
        }
    }

    private void readStatus() {
        // "HTTP/1.1 200 OK"
        if (lineLength < 12 || line[0] != 'H' || line[8] != ' ') {
            throw new LoadException("not an answer of HTTP/1.1: \"" + text() + "\"");
        }
        status = (line[9] - '0') * 100 + (line[10] - '0') * 10 + (line[11] - '0');
        remaining = 0;
        bodyBytes = 0;
        chunked = false;
        state = State.HEADERS;
    }

    private void readHeader() {
        if (lineLength == 0) {
            state = chunked ? State.CHUNK_SIZE : remaining > 0 ? State.BODY : State.DONE;
            return;
        }
        // Only two headers matter, which nearly all lines show by their first letter not to be.
        byte first = line[0];
        if (first == 'C' || first == 'c' || first == 'T' || first == 't') {
            String header = text().toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                remaining = Long.parseLong(
                        header.substring("content-length:".length()).strip());
            } else if (header.startsWith("transfer-encoding:")) {
                chunked = header.contains("chunked");
            }
        }
    }

    private long chunkSize() {
        long size = 0;
        for (int at = 0; at < lineLength && line[at] != ';'; at++) {
            int digit = Character.digit(line[at], 16);
            if (digit < 0) {
                throw new LoadException("not the size of a chunk: \"" + text() + "\"");
            }
            size = size * 16 + digit;
        }
        return size;
    }

    private String text() {
        return new String(line, 0, lineLength, StandardCharsets.ISO_8859_1);
    }
}
