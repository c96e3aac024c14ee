package io.drydock.walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.lifecycle.LifecycleSignals;
import io.drydock.walkthrough.diagram.ShutdownDiagram;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The book itself, built from what the project is now. */
class BookTest {
    private static final Pattern LOADS_FROM_ELSEWHERE =
            Pattern.compile("<(script|link|img|iframe)[^>]*(src|href)=\"(https?:)?//");

    private static List<String> problems = List.of();

    @BeforeAll
    static void build() throws IOException {
        problems = new BookBuilder(Project.root()).build(Project.site());
    }

    @Test
    void it_builds_without_a_problem() {
        assertEquals("", String.join("\n", problems));
    }

    @Test
    void it_needs_no_network() throws IOException {
        for (Path file : files()) {
            String text = Files.readString(file);
            assertFalse(LOADS_FROM_ELSEWHERE.matcher(text).find(), file + " loads something from elsewhere");
            assertFalse(text.contains("@import") || text.contains("url(http"), file.toString());
        }
    }

    @Test
    void code_is_highlighted_and_shows_no_tags() throws IOException {
        String page = Files.readString(Project.site().resolve("01-main.html"));
        assertTrue(page.contains("<span class=\"kd\">public</span>"));
        for (Path file : files()) {
            assertFalse(Files.readString(file).contains("tag::"), file.toString());
        }
    }

    @Test
    void every_chapter_has_a_page() throws IOException {
        try (Stream<Path> chapters = Files.list(Project.root().resolve("chapters"))) {
            for (Path chapter : chapters.filter(
                            folder -> folder.getFileName().toString().matches("\\d\\d-.*"))
                    .toList()) {
                assertTrue(Files.exists(Project.site().resolve(chapter.getFileName() + ".html")), chapter.toString());
            }
        }
    }

    @Test
    void the_picture_of_the_shutdown_has_the_signals_of_the_code() throws ReflectiveOperationException {
        List<String> signals = new ArrayList<>();
        LifecycleSignals made = LifecycleSignals.create();
        for (RecordComponent component : LifecycleSignals.class.getRecordComponents()) {
            signals.add(name(made, component));
        }
        signals.removeAll(List.of("HasBeenReady", "PreShutdownHooksStopped"));
        assertEquals(signals, ShutdownDiagram.signals());
    }

    private static String name(LifecycleSignals signals, RecordComponent component)
            throws IllegalAccessException, InvocationTargetException {
        return component.getAccessor().invoke(signals).toString();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Project.site())) {
            return files.toList();
        }
    }
}
