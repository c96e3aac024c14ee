package io.drydock.walkthrough;

import java.util.List;
import java.util.Map;
import org.asciidoctor.ast.PhraseNode;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.InlineMacroProcessor;

/**
 * {@code java:Type[]} and {@code java:Type.member[]}: a name of the system's code. One that is not there any more is a
 * problem, so that the prose keeps up with the code.
 */
final class SymbolMacro extends InlineMacroProcessor {
    private final SourceTree sources;
    private final List<String> problems;

    SymbolMacro(SourceTree sources, List<String> problems) {
        super("java");
        this.sources = sources;
        this.problems = problems;
    }

    @Override
    public PhraseNode process(StructuralNode parent, String target, Map<String, Object> attributes) {
        if (!exists(target)) {
            problems.add(parent.getDocument().getAttribute(PageRenderer.PAGE_ATTRIBUTE) + ": there is no " + target
                    + " in the code");
        }
        return createPhraseNode(
                parent, "quoted", target.replace(".", "<wbr>."), Map.of(), Map.of("type", ":monospaced"));
    }

    private boolean exists(String symbol) {
        int dot = symbol.indexOf('.');
        String type = dot < 0 ? symbol : symbol.substring(0, dot);
        List<String> files = sources.endingWith(type + ".java");
        return !files.isEmpty()
                && (dot < 0
                        || files.stream()
                                .flatMap(file -> sources.files().get(file).stream())
                                .anyMatch(line -> line.matches(".*\\b" + symbol.substring(dot + 1) + "\\b.*")));
    }
}
