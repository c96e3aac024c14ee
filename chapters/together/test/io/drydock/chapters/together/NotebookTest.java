package io.drydock.chapters.together;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drydock.contracts.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookTest {
    private static final Path NOTEBOOKS = Project.ROOT.resolve("notebooks");

    /** Outputs are kept in the notebooks, so an execution that changes nothing has no error cell and says what it said. */
    @Test
    void every_notebook_runs_and_still_shows_what_is_kept_in_it(@TempDir Path folder) throws IOException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(each -> Files.isExecutable(Path.of(each, "jupyter-nbconvert"))),
                "jupyter-nbconvert is not installed");
        List<String> command = new ArrayList<>(List.of("notebook", "execute"));
        for (String name : notebooks()) {
            Files.copy(NOTEBOOKS.resolve(name), folder.resolve(name));
            command.add(folder.resolve(name).toString());
        }
        Finished executed = Launcher.run("drydock", command.toArray(String[]::new));
        assertEquals(0, executed.exitCode(), executed::err);
        for (String name : notebooks()) {
            assertEquals(
                    Files.readString(NOTEBOOKS.resolve(name)),
                    Files.readString(folder.resolve(name)),
                    () -> "./drydock notebook execute changes " + name);
        }
    }

    @Test
    void every_chapter_has_a_notebook() throws IOException {
        List<String> expected = Project.chapters().stream()
                .map(chapter -> chapter.getFileName() + ".ipynb")
                .toList();
        assertEquals(expected, notebooks());
    }

    private static List<String> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(NOTEBOOKS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }
}
