package io.drydock.bench.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for the files of one server, gone when the server is. */
record Scratch(Path folder) {

    static Scratch create() {
        try {
            return new Scratch(Files.createTempDirectory("drydock-bench"));
        } catch (IOException failure) {
            throw new TargetException("cannot make a folder for a server's files: " + failure.getMessage());
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    void delete() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException leftBehind) {
            // Temporary folders are cleaned up by the system in the end.
        }
    }
}
