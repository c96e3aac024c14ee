package io.drydock.walkthrough;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page of the book.
 *
 * @param name of its file, without an ending; that of a chapter's page is the chapter's
 * @param text as AsciiDoc
 */
record Page(String name, String text) {
    private static final String ENDING = ".adoc";
    private static final List<String> BEFORE_THE_CHAPTERS = List.of("index", "map");

    boolean isChapter() {
        return Character.isDigit(name.charAt(0));
    }

    String htmlFile() {
        return name + ".html";
    }

    /** The pages in the order in which they are read: what comes before the chapters, the chapters, the rest. */
    static List<Page> read(Path folder) throws IOException {
        List<Page> chapters = new ArrayList<>();
        List<Page> rest = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String fileName = file.getFileName().toString();
                if (fileName.endsWith(ENDING)) {
                    String name = fileName.substring(0, fileName.length() - ENDING.length());
                    Page page = new Page(name, Files.readString(file));
                    (page.isChapter() ? chapters : rest).add(page);
                }
            }
        }
        List<Page> ordered = new ArrayList<>();
        for (String name : BEFORE_THE_CHAPTERS) {
            rest.stream().filter(page -> page.name().equals(name)).forEach(ordered::add);
        }
        rest.removeAll(ordered);
        ordered.addAll(chapters);
        ordered.addAll(rest);
        return List.copyOf(ordered);
    }
}
