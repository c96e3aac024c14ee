package io.drydock.walkthrough;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.asciidoctor.ast.Document;
import org.asciidoctor.ast.Section;
import org.asciidoctor.log.Severity;

/** Turns pages of AsciiDoc into HTML. Everything Asciidoctor warns of is a problem. */
final class PageRenderer implements AutoCloseable {
    static final String PAGE_ATTRIBUTE = "page-name";

    private final Asciidoctor asciidoctor = Asciidoctor.Factory.create();
    private final List<String> problems;
    private String page = "";

    PageRenderer(
            SourceTree sources, Set<String> pages, Regions regions, CapturedOutput captured, List<String> problems) {
        this.problems = problems;
        asciidoctor.registerLogHandler(message -> {
            if (message.getSeverity().compareTo(Severity.WARN) >= 0) {
                problems.add(
                        page + ": " + message.getMessage() + " " + Objects.requireNonNullElse(message.getCursor(), ""));
            }
        });
        var extensions = asciidoctor.javaExtensionRegistry();
        for (Body body : Body.values()) {
            extensions.blockMacro(new RegionMacro(body, regions));
        }
        extensions.blockMacro(new OutputMacro(captured, problems));
        extensions.blockMacro(new DiagramMacro(captured, pages, problems));
        extensions.blockMacro(new GoMapMacro(sources));
        extensions.inlineMacro(new SymbolMacro(sources, problems));
    }

    RenderedPage render(Page source) {
        page = source.name();
        Document document = asciidoctor.load(
                source.text(),
                Options.builder()
                        .backend("html5")
                        .safe(SafeMode.SECURE)
                        .standalone(false)
                        .attributes(Attributes.builder()
                                .attribute(PAGE_ATTRIBUTE, source.name())
                                .attribute("source-highlighter", "rouge")
                                .attribute("rouge-css", "class")
                                .attribute("sectanchors")
                                .attribute("idprefix", "")
                                .attribute("idseparator", "-")
                                .attribute("outfilesuffix", ".html")
                                .attribute("relfilesuffix", ".html")
                                .attribute("experimental")
                                .attribute("table-caption", null)
                                .attribute("attribute-missing", "warn")
                                .build())
                        .build());
        String html = CodeLines.mark(document.convert());
        List<RenderedPage.Section> sections = document.findBy(Map.of("context", ":section")).stream()
                .map(Section.class::cast)
                .filter(section -> section.getLevel() == 1)
                .map(section -> new RenderedPage.Section(section.getId(), PlainHtml.text(section.getTitle())))
                .toList();
        String summary = Objects.toString(document.getAttribute("description"), "");
        if (summary.isEmpty()) {
            problems.add(page + ": has no description");
        }
        return new RenderedPage(page, PlainHtml.text(document.getDoctitle()), summary, sections, html);
    }

    @Override
    public void close() {
        asciidoctor.close();
    }
}
