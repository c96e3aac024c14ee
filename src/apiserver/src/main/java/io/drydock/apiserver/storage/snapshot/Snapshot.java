package io.drydock.apiserver.storage.snapshot;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Page;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StoredValue;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import tools.jackson.databind.JsonNode;

/**
 * A file with all that a store held at one revision.
 *
 * @param revision that everything in it is as of
 * @param prefix that all keys begin with
 * @param values how many there are
 */
public record Snapshot(Path file, long revision, String prefix, long values) {
    private static final int PAGE = 500;

    /**
     * Saves what is under a prefix. Whoever reads the file meanwhile sees the one that was there before.
     *
     * @param prefix without a slash at its end, such as {@code /registry}
     * @throws IOException when the file cannot be written
     */
    public static Snapshot save(Storage storage, String prefix, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path part = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".part", ownerOnly(target));
        try {
            Snapshot saved = write(storage, prefix, part, file);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return saved;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** There are secrets in it. */
    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static Snapshot write(Storage storage, String prefix, Path part, Path file) throws IOException {
        MessageDigest digest = SnapshotLines.digest();
        long values = 0;
        try (OutputStream out = new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(part)))) {
            Page page = storage.list(prefix + "/", new ListRange(OptionalLong.empty(), 0, Optional.empty(), PAGE));
            long revision = page.revision();
            write(out, digest, SnapshotLines.header(revision, prefix));
            while (true) {
                for (StoredValue value : page.values()) {
                    write(out, digest, SnapshotLines.value(value));
                    values++;
                }
                if (!page.more()) {
                    break;
                }
                String next = page.values().getLast().key() + "\0";
                page = storage.list(prefix + "/", new ListRange(OptionalLong.of(revision), 0, Optional.of(next), PAGE));
            }
            out.write(SnapshotLines.end(values, digest));
            return new Snapshot(file, revision, prefix, values);
        }
    }

    private static void write(OutputStream out, MessageDigest digest, byte[] line) throws IOException {
        digest.update(line);
        out.write(line);
    }

    /**
     * Reads a file to its end.
     *
     * @throws IOException when it cannot be read; the message says when that is because it is damaged, was cut short or
     *     is no snapshot
     */
    public static Snapshot verify(Path file) throws IOException {
        return read(file, value -> {});
    }

    /** Shows all values, in the order of their keys. */
    public void forEach(Consumer<StoredValue> visitor) throws IOException {
        read(file, visitor);
    }

    private static Snapshot read(Path file, Consumer<StoredValue> visitor) throws IOException {
        try (LineReader lines = LineReader.open(file)) {
            MessageDigest digest = SnapshotLines.digest();
            byte[] first = lines.next();
            JsonNode header = tree(first);
            if (!SnapshotLines.isHeader(header)) {
                throw new IOException(file + " is no snapshot of Drydock's");
            }
            if (!SnapshotLines.isReadable(header)) {
                throw new IOException(file + " is of a version that this program cannot read");
            }
            digest.update(first);
            long values = 0;
            byte[] line = lines.next();
            for (JsonNode tree = tree(line); SnapshotLines.isValue(tree); tree = tree(line)) {
                digest.update(line);
                visitor.accept(SnapshotLines.value(tree));
                values++;
                line = lines.next();
            }
            if (!Arrays.equals(line, SnapshotLines.end(values, digest)) || !lines.isAtEnd()) {
                throw new IOException(file + " is damaged: it is not what was written");
            }
            return new Snapshot(
                    file,
                    header.path("revision").asLong(),
                    header.path("prefix").asString(),
                    values);
        } catch (EOFException early) {
            throw new IOException(file + " was cut short", early);
        } catch (ZipException | IllegalArgumentException damaged) {
            throw new IOException(file + " is damaged, or no snapshot: " + damaged.getMessage(), damaged);
        }
    }

    private static JsonNode tree(byte[] line) {
        return JsonDecoder.decode(line);
    }
}
