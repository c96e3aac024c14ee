package io.drydock.walkthrough;

import java.util.List;
import java.util.stream.Collectors;

/** What surrounds a page: the bar at the top, the contents, the ways to the next page and the one before. */
final class PageTemplate {
    private static final String BOOK = "Drydock: the walkthrough";

    private final List<RenderedPage> pages;

    PageTemplate(List<RenderedPage> pages) {
        this.pages = List.copyOf(pages);
    }

    String fill(RenderedPage page) {
        int index = pages.indexOf(page);
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="description" content="%1$s">
                <title>%2$s</title>
                <link rel="icon" href="data:image/svg+xml,%%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%%3E%%3Cpath d='M1 9h14l-2 5H3zM7 1h1l5 7H7z' fill='%%232f6f9f'/%%3E%%3C/svg%%3E">
                <script>try { document.documentElement.dataset.theme = localStorage.getItem("theme") || ""; } catch { /* system */ }</script>
                <link rel="stylesheet" href="style.css">
                <script src="book.js" defer></script>
                </head>
                <body>
                <a class="skip" href="#content">Skip to the text</a>
                <header class="bar">
                <details class="contents">
                <summary>Contents</summary>
                <nav aria-label="Contents"><ol>
                %3$s
                </ol></nav>
                </details>
                <a class="home" href="index.html">Drydock</a>
                <div class="search">
                <input type="search" id="search" placeholder="Search ( / )" aria-label="Search the book" autocomplete="off" spellcheck="false">
                <div id="results" role="listbox" hidden></div>
                </div>
                <button type="button" id="theme" aria-label="Dark or light" title="Dark or light"></button>
                </header>
                <main id="content">
                <h1>%4$s</h1>
                %5$s
                %6$s
                <nav class="turn" aria-label="Pages">%7$s%8$s</nav>
                </main>
                </body>
                </html>
                """.formatted(
                        PlainHtml.escape(page.summary()),
                        PlainHtml.escape(index == 0 ? BOOK : page.title() + " · Drydock"),
                        contents(page),
                        PlainHtml.escape(page.title()),
                        onThisPage(page),
                        page.html(),
                        index == 0 ? "<span></span>" : turn("before", "Before", pages.get(index - 1)),
                        index == pages.size() - 1 ? "" : turn("next", "Next", pages.get(index + 1)));
    }

    private String contents(RenderedPage current) {
        return pages.stream()
                .map(page -> "<li%s><a href=\"%s\">%s</a></li>"
                        .formatted(
                                page.equals(current) ? " aria-current=\"page\"" : "",
                                page.htmlFile(),
                                PlainHtml.escape(page.title())))
                .collect(Collectors.joining("\n"));
    }

    private static String onThisPage(RenderedPage page) {
        return page.sections().stream()
                .map(section ->
                        "<li><a href=\"#%s\">%s</a></li>".formatted(section.id(), PlainHtml.escape(section.title())))
                .collect(Collectors.joining(
                        "\n", "<nav class=\"sections\" aria-label=\"On this page\"><ul>\n", "\n</ul></nav>"));
    }

    private static String turn(String direction, String word, RenderedPage page) {
        return "<a class=\"%s\" rel=\"%s\" href=\"%s\"><small>%s</small>%s</a>"
                .formatted(
                        direction,
                        direction.equals("next") ? "next" : "prev",
                        page.htmlFile(),
                        word,
                        PlainHtml.escape(page.title()));
    }
}
