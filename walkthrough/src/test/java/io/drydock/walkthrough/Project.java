package io.drydock.walkthrough;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project is, as seen from a test of this module. */
final class Project {
    private Project() {}

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("drydock"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** Where this module's build leaves the site. */
    static Path site() {
        return root().resolve("walkthrough/target/site");
    }
}
