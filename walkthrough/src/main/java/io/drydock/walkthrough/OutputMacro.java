package io.drydock.walkthrough;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.BlockMacroProcessor;
import org.jspecify.annotations.Nullable;

/**
 * {@code output::file.txt[]}: what a program printed. With {@code step=NAME} a step of a timeline and what is in it,
 * with {@code from=TEXT} and {@code until=TEXT} some of the lines, with {@code depth=N} only those steps of a timeline that
 * are at most so deep inside others, with {@code title} a caption.
 */
final class OutputMacro extends BlockMacroProcessor {
    private final CapturedOutput captured;
    private final List<String> problems;

    OutputMacro(CapturedOutput captured, List<String> problems) {
        super("output");
        this.captured = captured;
        this.problems = problems;
    }

    @Override
    public @Nullable StructuralNode process(StructuralNode parent, String target, Map<String, Object> attributes) {
        List<String> lines = select(captured.lines(target), attributes);
        if (lines.isEmpty()) {
            problems.add(parent.getDocument().getAttribute(PageRenderer.PAGE_ATTRIBUTE) + ": no output " + target + " "
                    + attributes);
        }
        List<String> block = new ArrayList<>();
        if (attributes.containsKey("title")) {
            block.add("." + attributes.get("title"));
        }
        block.addAll(List.of("[listing.output]", "----"));
        block.addAll(lines);
        block.add("----");
        parseContent(parent, block);
        return null;
    }

    private static List<String> select(List<String> lines, Map<String, Object> attributes) {
        if (attributes.containsKey("depth")) {
            Map<String, Object> others = new HashMap<>(attributes);
            others.remove("depth");
            return CapturedOutput.notDeeper(select(lines, others), Integer.parseInt(text(attributes, "depth")));
        }
        if (attributes.containsKey("step")) {
            return CapturedOutput.step(lines, text(attributes, "step"));
        }
        return attributes.containsKey("from")
                ? CapturedOutput.from(lines, text(attributes, "from"), text(attributes, "until"))
                : lines;
    }

    private static String text(Map<String, Object> attributes, String name) {
        return Objects.toString(attributes.get(name), "");
    }
}
