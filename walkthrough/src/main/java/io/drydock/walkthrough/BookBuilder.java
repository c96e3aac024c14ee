package io.drydock.walkthrough;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds the site from the project's folder. */
final class BookBuilder {
    private static final List<String> THEME = List.of("style.css", "book.js");

    private final Path root;
    private final Path book;

    /** @param root of the project */
    BookBuilder(Path root) {
        this.root = root;
        this.book = root.resolve("walkthrough");
    }

    /**
     * Writes the site.
     *
     * @return what is wrong with the book, a line each; the site is written all the same, to look at
     */
    List<String> build(Path site) throws IOException {
        List<String> problems = new ArrayList<>();
        List<Page> pages = Page.read(book.resolve("pages"));
        SourceTree sources = SourceTree.read(root);
        Regions regions = new Regions(sources.regions(problems), problems);
        List<RenderedPage> rendered;
        Set<String> names = pages.stream().map(Page::name).collect(Collectors.toSet());
        CapturedOutput captured = CapturedOutput.in(book.resolve("captured"));
        try (PageRenderer renderer = new PageRenderer(sources, names, regions, captured, problems)) {
            rendered = pages.stream().map(renderer::render).toList();
        }
        regions.check(pages.stream().filter(Page::isChapter).map(Page::name).toList());
        problems.addAll(Links.broken(rendered));

        Files.createDirectories(site);
        PageTemplate template = new PageTemplate(rendered);
        for (RenderedPage page : rendered) {
            Files.writeString(site.resolve(page.htmlFile()), template.fill(page));
        }
        Files.writeString(site.resolve("search-index.js"), SearchIndex.script(rendered));
        for (String file : THEME) {
            Files.writeString(
                    site.resolve(file), Files.readString(book.resolve("theme").resolve(file)));
        }
        return problems;
    }
}
