package io.drydock.walkthrough;

import io.drydock.walkthrough.diagram.DelegationDiagram;
import io.drydock.walkthrough.diagram.FilterDiagram;
import io.drydock.walkthrough.diagram.ShutdownDiagram;
import io.drydock.walkthrough.diagram.StartupDiagram;
import io.drydock.walkthrough.diagram.WriteDiagram;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.BlockMacroProcessor;

/** {@code diagram::startup[caption]}, {@code delegation}, {@code filters}, {@code shutdown} and {@code write}. */
final class DiagramMacro extends BlockMacroProcessor {
    private static final Pattern FILTERS = Pattern.compile("filters: ([^;]+)");

    private final CapturedOutput captured;
    private final Set<String> pages;
    private final List<String> problems;

    DiagramMacro(CapturedOutput captured, Set<String> pages, List<String> problems) {
        super("diagram");
        this.captured = captured;
        this.pages = Set.copyOf(pages);
        this.problems = problems;
    }

    @Override
    public StructuralNode process(StructuralNode parent, String target, Map<String, Object> attributes) {
        String page = Objects.toString(parent.getDocument().getAttribute(PageRenderer.PAGE_ATTRIBUTE));
        String drawing = switch (target) {
            case "startup" -> StartupDiagram.draw(page, pages);
            case "delegation" -> DelegationDiagram.draw();
            case "filters" -> FilterDiagram.draw(filters());
            case "shutdown" -> ShutdownDiagram.draw();
            case "write" -> WriteDiagram.draw();
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

    /** As the server itself has told them at its start. */
    private List<String> filters() {
        return captured.lines("serve.txt").stream()
                .map(FILTERS::matcher)
                .filter(Matcher::find)
                .map(found -> List.of(found.group(1).split(" → ")))
                .findFirst()
                .orElse(List.of());
    }
}
