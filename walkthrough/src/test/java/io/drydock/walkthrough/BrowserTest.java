package io.drydock.walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The book as a reader has it: opened from a folder, in a real browser. */
@Timeout(240)
class BrowserTest {
    private static final String BACKGROUND = "getComputedStyle(document.body).backgroundColor";

    private static Optional<Browser> started = Optional.empty();

    @BeforeAll
    static void start() throws IOException {
        Optional<Path> executable = Browser.executable();
        Assumptions.assumeTrue(executable.isPresent(), "no chromium on the PATH");
        new BookBuilder(Project.root()).build(Project.site());
        started = Optional.of(Browser.start(executable.get()));
    }

    @AfterAll
    static void stop() {
        started.ifPresent(Browser::close);
    }

    private final Browser browser = started.orElseThrow();

    private static String url(String file) {
        return Project.site().resolve(file).toUri().toString();
    }

    private static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(Project.site())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void every_page_is_reached_by_links_and_every_link_leads_somewhere_and_no_page_complains() throws IOException {
        browser.viewport(1280, 900, false);
        Set<String> seen = new LinkedHashSet<>(List.of("index.html"));
        Deque<String> toVisit = new ArrayDeque<>(seen);
        while (!toVisit.isEmpty()) {
            String page = toVisit.removeFirst();
            browser.open(url(page));
            assertFalse(
                    browser.evaluate("document.querySelector('h1').textContent")
                            .asString()
                            .isEmpty(),
                    page);
            JsonNode links = browser.evaluate(
                    "[...document.querySelectorAll('a[href]')].map(a => a.href.baseVal ?? a.getAttribute('href'))");
            for (JsonNode link : links) {
                String file = link.asString().replaceAll("#.*", "");
                if (!file.isEmpty() && !file.contains("://") && seen.add(file)) {
                    assertTrue(Files.exists(Project.site().resolve(file)), page + " links to " + file);
                    toVisit.addLast(file);
                }
            }
            JsonNode lost = browser.evaluate(
                    "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1)).filter(id => !document.getElementById(id))");
            assertEquals("[]", lost.toString(), page);
        }
        assertEquals(pages(), seen.stream().sorted().toList());
        assertEquals(List.of(), browser.errors());
    }

    @Test
    void searching_finds_the_section_and_goes_there() {
        browser.viewport(1280, 900, false);
        browser.open(url("index.html"));
        browser.evaluate("search.focus(), search.value = 'delegation chain', search.dispatchEvent(new Event('input'))");
        browser.await("document.querySelectorAll('#results a').length > 0");
        browser.evaluate("document.querySelector('#results a').click()");
        browser.await("!location.href.endsWith('index.html') || location.hash !== ''");
        browser.open(url("index.html"));
        browser.evaluate(
                "search.focus(), search.value = 'zzzz-no-such-word', search.dispatchEvent(new Event('input'))");
        browser.await("document.querySelector('#results p')");
        assertEquals(List.of(), browser.errors());
    }

    @Test
    void dark_and_light_follow_the_system_until_the_reader_chooses() {
        browser.viewport(1280, 900, false);
        browser.open(url("index.html"));
        browser.evaluate("localStorage.clear()");
        browser.prefer("light");
        browser.open(url("index.html"));
        String light = browser.evaluate(BACKGROUND).asString();
        browser.prefer("dark");
        browser.open(url("index.html"));
        String dark = browser.evaluate(BACKGROUND).asString();
        assertNotEquals(light, dark);
        browser.evaluate("document.getElementById('theme').click()");
        assertEquals(light, browser.evaluate(BACKGROUND).asString());
        browser.open(url("glossary.html"));
        assertEquals(light, browser.evaluate(BACKGROUND).asString(), "the choice is remembered");
        browser.evaluate("localStorage.clear()");
    }

    @Test
    void on_a_phone_no_page_is_wider_than_the_screen() throws IOException {
        browser.viewport(360, 740, true);
        for (String page : pages()) {
            browser.open(url(page));
            JsonNode width = browser.evaluate("document.documentElement.scrollWidth");
            assertTrue(width.asInt() <= 360, page + " is " + width + " wide");
        }
    }

    @Test
    void chapter_test_and_system_stand_side_by_side_where_there_is_room_and_under_each_other_where_not()
            throws IOException {
        String columns =
                "new Set([...document.querySelectorAll('.bodies .listingblock')].slice(0, 3).map(e => e.getBoundingClientRect().left)).size";
        for (String page : pages()) {
            if (Character.isDigit(page.charAt(0))) {
                browser.viewport(1680, 1000, false);
                browser.open(url(page));
                assertEquals(3, browser.evaluate(columns).asInt(), page);
                browser.viewport(360, 740, true);
                browser.open(url(page));
                assertEquals(1, browser.evaluate(columns).asInt(), page);
            }
        }
    }

    @Test
    void code_can_be_copied() {
        browser.viewport(1280, 900, false);
        browser.open(url("01-main.html"));
        browser.evaluate(
                "window.copied = '', navigator.clipboard.writeText = async (text) => { window.copied = text; }");
        browser.evaluate("document.querySelector('.listingblock .copy').click()");
        browser.await("window.copied.length > 0");
    }
}
