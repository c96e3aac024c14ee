package io.drydock.walkthrough;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every Java file of the chapters and of the system, by its path from the root of the project. */
final class SourceTree {
    private static final List<String> FOLDERS = List.of("chapters", "src");

    private final Map<String, List<String>> files;

    SourceTree(Map<String, List<String>> files) {
        this.files = new TreeMap<>(files);
    }

    static SourceTree read(Path root) throws IOException {
        Map<String, List<String>> files = new TreeMap<>();
        for (String folder : FOLDERS) {
            if (Files.isDirectory(root.resolve(folder))) {
                Files.walkFileTree(root.resolve(folder), new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                        return directory.endsWith("target") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                        if (file.toString().endsWith(".java")) {
                            files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllLines(file));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
            }
        }
        return new SourceTree(files);
    }

    Map<String, List<String>> files() {
        return files;
    }

    /** The files whose path ends so, at a slash. */
    List<String> endingWith(String end) {
        return files.keySet().stream().filter(path -> path.endsWith("/" + end)).toList();
    }

    /** Every region of every file. */
    List<Region> regions(List<String> problems) {
        List<Region> regions = new ArrayList<>();
        files.forEach((path, lines) -> regions.addAll(RegionReader.read(path, lines, problems::add)));
        return regions;
    }
}
