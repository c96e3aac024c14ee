package io.drydock.storage.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Up to which revision writes have been acknowledged, beside the log. A log that ends before that has lost what it
 * promised to keep, which it cannot know itself: cut short, it looks like one that is younger.
 *
 * <p>It is written after the log was forced to disk and is not forced itself, so it never promises too much.
 */
final class Acknowledged implements AutoCloseable {
    private static final int BYTES = Long.BYTES + Integer.BYTES;

    private final FileChannel channel;

    private Acknowledged(FileChannel channel) {
        this.channel = channel;
    }

    static Acknowledged open(Path file) throws IOException {
        return new Acknowledged(
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** @return 0 when nothing was written yet */
    long read() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        if (channel.read(bytes, 0) < BYTES) {
            return 0;
        }
        long revision = bytes.flip().getLong();
        if (bytes.getInt() != checksum(revision)) {
            throw new IOException("its mark of what was acknowledged is damaged");
        }
        return revision;
    }

    void write(long revision) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(revision)
                .putInt(checksum(revision))
                .flip();
        channel.write(bytes, 0);
    }

    private static int checksum(long revision) {
        return Checksum.of(ByteBuffer.allocate(Long.BYTES).putLong(revision).flip());
    }

    @Override
    public void close() throws IOException {
        channel.force(true);
        channel.close();
    }
}
