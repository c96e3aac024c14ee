package io.drydock.apiserver.server.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A folder of the machine from which files are served; nothing outside it is. */
public final class Folder {
    private final Path directory;

    public Folder(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /**
     * What stands under a path, file or folder. Empty when there is nothing that can be read, and when the path or a
     * link leads out of the folder.
     *
     * @param path relative to the folder, as a request has it
     */
    public Optional<Path> find(String path) throws IOException {
        try {
            Path found = directory.resolve(path).normalize();
            return isInside(found) ? Optional.of(found) : Optional.empty();
        } catch (InvalidPathException malformed) {
            return Optional.empty();
        }
    }

    private boolean isInside(Path found) throws IOException {
        return Files.isReadable(found) && found.toRealPath().startsWith(directory.toRealPath());
    }
}
