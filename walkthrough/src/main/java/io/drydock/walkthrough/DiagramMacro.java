package io.drydock.walkthrough;

import io.drydock.walkthrough.diagram.DelegationDiagram;
import io.drydock.walkthrough.diagram.FilterDiagram;
import io.drydock.walkthrough.diagram.ShutdownDiagram;
import io.drydock.walkthrough.diagram.StartupDiagram;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.BlockMacroProcessor;

/** {@code diagram::startup[caption]}, {@code delegation}, {@code filters} and {@code shutdown}. */
final class DiagramMacro extends BlockMacroProcessor {
    private final SourceTree sources;
    private final Set<String> pages;
    private final List<String> problems;

    DiagramMacro(SourceTree sources, Set<String> pages, List<String> problems) {
        super("diagram");
        this.sources = sources;
        this.pages = Set.copyOf(pages);
        this.problems = problems;
    }

    @Override
    public StructuralNode process(StructuralNode parent, String target, Map<String, Object> attributes) {
        String page = Objects.toString(parent.getDocument().getAttribute(PageRenderer.PAGE_ATTRIBUTE));
        String drawing = switch (target) {
            case "startup" -> StartupDiagram.draw(page, pages);
            case "delegation" -> DelegationDiagram.draw();
            case "filters" -> FilterDiagram.draw(chainCode());
            case "shutdown" -> ShutdownDiagram.draw();
            default -> {
                problems.add(page + ": there is no diagram " + target);
                yield "";
            }
        };
        String caption = PlainHtml.escape(Objects.toString(attributes.get("1"), ""));
        return createBlock(
                parent,
                "pass",
                "<figure class=\"diagram " + target + "\">\n" + drawing + "\n<figcaption>" + caption
                        + "</figcaption>\n</figure>");
    }

    private List<String> chainCode() {
        return sources.endingWith("server/HandlerChain.java").stream()
                .flatMap(path -> sources.files().get(path).stream())
                .filter(line -> !line.startsWith("import "))
                .toList();
    }
}
