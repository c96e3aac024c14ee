package io.drydock.chapters.together;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FolderTest {
    private static final Pattern DEPENDENCY = Pattern.compile("//DEPS ([^:]+):([^:]+):(\\S+)");
    private static final Pattern VERSION = Pattern.compile("<(?:version|[\\w-]+\\.version)>([^<$]+)<");

    @Test
    void every_chapter_has_an_alias_and_every_alias_a_chapter() {
        Map<String, String> expected = new TreeMap<>();
        for (Path chapter : Project.chapters()) {
            String name = chapter.getFileName().toString();
            String number = name.substring(0, 2);
            expected.put("ch" + number, "chapters/" + name + "/Chapter" + number + ".java");
        }
        assertEquals(expected, Project.aliases());
    }

    @Test
    void every_chapter_has_the_same_things_in_it() {
        List<String> missing = new ArrayList<>();
        for (Path chapter : Project.chapters()) {
            String entry = "Chapter" + chapter.getFileName().toString().substring(0, 2) + ".java";
            for (String part : List.of("README.md", "pom.xml", entry, "src", "test")) {
                if (!Files.exists(chapter.resolve(part))) {
                    missing.add(chapter.getFileName() + "/" + part);
                }
            }
            if (Project.sources(chapter.resolve("test")).stream()
                    .noneMatch(file -> file.endsWith("ExerciseTest.java"))) {
                missing.add(chapter.getFileName() + "/test/…/ExerciseTest.java");
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void a_chapter_run_from_its_sources_has_the_libraries_of_the_build() {
        List<String> versions = Project.lines(Project.ROOT.resolve("pom.xml")).stream()
                .map(VERSION::matcher)
                .filter(Matcher::find)
                .map(version -> version.group(1))
                .toList();
        List<String> scripts = new ArrayList<>(Project.aliases().values());
        scripts.add("notebooks/Kernel.java");
        for (String script : scripts) {
            for (String line : Project.lines(Project.ROOT.resolve(script))) {
                Matcher dependency = DEPENDENCY.matcher(line);
                if (dependency.matches()) {
                    assertTrue(
                            versions.contains(dependency.group(3)),
                            () -> script + ": the root pom.xml has not " + line);
                }
            }
        }
    }
}
