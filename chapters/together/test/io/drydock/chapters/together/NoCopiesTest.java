package io.drydock.chapters.together;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.chapters.together.CodeLines.Line;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoCopiesTest {
    private static final int TOO_MANY = 6;

    @Test
    void no_six_lines_of_a_chapter_stand_in_another() {
        Map<List<String>, Line> firstSeen = new HashMap<>();
        List<String> copies = new ArrayList<>();
        for (Path chapter : Project.chapters()) {
            Map<List<String>, Line> here = new HashMap<>();
            for (Path file : Project.sources(chapter.resolve("src"))) {
                List<Line> lines = CodeLines.of(file);
                for (int from = 0; from + TOO_MANY <= lines.size(); from++) {
                    List<Line> window = lines.subList(from, from + TOO_MANY);
                    here.putIfAbsent(window.stream().map(Line::text).toList(), window.getFirst());
                }
            }
            here.forEach((text, place) -> {
                Line original = firstSeen.putIfAbsent(text, place);
                if (original != null) {
                    copies.add(where(place) + " repeats " + where(original));
                }
            });
        }
        assertEquals(List.of(), copies);
    }

    private static String where(Line line) {
        return Project.ROOT.relativize(line.file()) + ":" + line.number();
    }
}
