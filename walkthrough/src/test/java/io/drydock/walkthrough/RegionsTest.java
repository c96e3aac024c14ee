package io.drydock.walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionsTest {
    private final List<String> problems = new ArrayList<>();
    private final Regions regions = new Regions(
            List.of(
                    region("chapters/01-main/src/io/Main.java"),
                    region("chapters/02-command/src/io/Main.java"),
                    region("chapters/01-main/test/io/MainTest.java"),
                    region("src/kube-apiserver/src/main/java/io/Main.java")),
            problems);

    private static Region region(String path) {
        return new Region(path, "main", List.of("code"));
    }

    @Test
    void a_page_finds_the_files_of_its_own_chapter_first() {
        assertEquals(
                "chapters/02-command/src/io/Main.java",
                regions.use("02-command", Body.CHAPTER, "Main.java", "main")
                        .orElseThrow()
                        .path());
        assertEquals(List.of(), problems);
    }

    @Test
    void a_file_that_could_be_either_of_two_is_a_problem() {
        assertTrue(regions.use("03-complete", Body.CHAPTER, "Main.java", "main").isEmpty());
        assertEquals(List.of("03-complete: more than one region main in a chapter file Main.java"), problems);
    }

    @Test
    void a_region_that_is_missing_is_a_problem() {
        assertTrue(regions.use("01-main", Body.SYSTEM, "Main.java", "other").isEmpty());
        assertEquals(List.of("01-main: no region other in a system file Main.java"), problems);
    }

    @Test
    void a_region_that_no_page_shows_is_a_problem() {
        regions.use("01-main", Body.CHAPTER, "Main.java", "main");
        regions.use("01-main", Body.TEST, "MainTest.java", "main");
        regions.use("02-command", Body.CHAPTER, "Main.java", "main");
        regions.check(List.of("01-main", "02-command"));
        assertEquals(
                "src/kube-apiserver/src/main/java/io/Main.java: no page shows the region main", problems.getFirst());
    }

    @Test
    void a_chapter_that_does_not_show_all_three_bodies_is_a_problem() {
        regions.use("01-main", Body.CHAPTER, "Main.java", "main");
        regions.use("01-main", Body.SYSTEM, "Main.java", "main");
        regions.check(List.of("01-main"));
        assertTrue(problems.contains("01-main: shows no region of a test file"), problems.toString());
        assertTrue(!problems.contains("01-main: shows no region of a system file"), problems.toString());
    }
}
