package io.drydock.kubeapiserver.pki;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The folder of {@code --data-dir}. Only its owner may enter it, for it holds keys.
 *
 * @param root absolute
 */
public record DataDirectory(Path root) {

    public static DataDirectory at(String path) {
        return new DataDirectory(Path.of(path).toAbsolutePath().normalize());
    }

    /** Where keys and certificates are. */
    public Path pki() {
        return root.resolve("pki");
    }

    /** What kubectl is to be given to be the administrator. */
    public Path adminKubeconfig() {
        return root.resolve("admin.kubeconfig");
    }

    /**
     * Makes the folders, unless they are there.
     *
     * @throws DataDirectoryException when that cannot be done
     */
    public void create() {
        try {
            createOwned(root);
            createOwned(pki());
        } catch (IOException failure) {
            throw new DataDirectoryException("cannot make the folder of --data-dir=" + root, failure);
        }
    }

    private static void createOwned(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
        }
    }

    /**
     * Writes a file that only its owner may read. Whoever reads it meanwhile sees the old file or the new one, never a
     * part of it.
     *
     * @throws DataDirectoryException when it cannot be written
     */
    static void write(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "." + file.getFileName(), ".part", ownerOnly(folder, "rw-------"));
            try {
                Files.writeString(part, text, StandardCharsets.UTF_8);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException failure) {
            throw new DataDirectoryException("cannot write " + file, failure);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        Set<String> views = path.getFileSystem().supportedFileAttributeViews();
        return views.contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
