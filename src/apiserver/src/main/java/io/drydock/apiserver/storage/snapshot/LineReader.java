package io.drydock.apiserver.storage.snapshot;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Reads lines of bounded length, each with the line feed at its end. */
final class LineReader implements AutoCloseable {
    private static final int LONGEST = 16 << 20;

    private final InputStream in;

    private LineReader(InputStream in) {
        this.in = in;
    }

    static LineReader open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            return new LineReader(new BufferedInputStream(new GZIPInputStream(raw)));
        } catch (IOException noGzip) {
            raw.close();
            throw noGzip;
        }
    }

    /** @throws EOFException when there is none, or it has no end */
    byte[] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            int read = in.read();
            if (read < 0) {
                throw new EOFException("the file ends within a line");
            }
            line.write(read);
            if (read == '\n') {
                return line.toByteArray();
            }
            if (line.size() > LONGEST) {
                throw new IOException("a line is longer than " + LONGEST + " bytes");
            }
        }
    }

    /** Whether there is nothing more, checksums included. */
    boolean isAtEnd() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
