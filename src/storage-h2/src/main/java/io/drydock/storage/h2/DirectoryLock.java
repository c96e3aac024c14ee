package io.drydock.storage.h2;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.apiserver.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a folder to one process. The operating system lets go of it when the process ends, however it ends. */
final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StorageException.Unavailable when another process has the folder, with which one */
    static DirectoryLock take(Path directory) throws IOException {
        Path file = directory.resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                byte[] process = Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8);
                channel.truncate(0).write(ByteBuffer.wrap(process), 0);
                return new DirectoryLock(channel);
            }
        } catch (OverlappingFileLockException thisProcess) {
            // Told below, as for any other process.
        }
        channel.close();
        throw new StorageException.Unavailable("the store in " + directory + " is in use by process "
                + Files.readString(file).strip() + "; stop it, or name another --data-dir");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
