package io.drydock.walkthrough;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.BlockMacroProcessor;
import org.jspecify.annotations.Nullable;

/**
 * {@code go-map::system[]}: every type of the system that says which Go code it answers to, in the order of the Go
 * files. It is read from the code itself, where each says it in a line of its own.
 */
final class GoMapMacro extends BlockMacroProcessor {
    private static final Pattern SEE = Pattern.compile(".*@see \"Go: ([^:\"]+): ([^\"]+)\".*");
    private static final Pattern TYPE = Pattern.compile(
            "^(?:public |abstract |final |sealed |non-sealed )*(?:class|interface|record|enum) (\\w+).*");

    private final SourceTree sources;

    GoMapMacro(SourceTree sources) {
        super("go-map");
        this.sources = sources;
    }

    /** @param folder of the Go file; @param line of the table */
    private record Row(String folder, String line) {}

    @Override
    public @Nullable StructuralNode process(StructuralNode parent, String target, Map<String, Object> attributes) {
        Map<String, List<Row>> byModule = new TreeMap<>();
        sources.files().forEach((path, lines) -> {
            if (path.startsWith("src/") && path.contains("/src/main/")) {
                byModule.computeIfAbsent(path.split("/", 3)[1], module -> new ArrayList<>())
                        .addAll(rows(path, lines));
            }
        });
        List<String> content = new ArrayList<>();
        byModule.forEach((module, rows) -> {
            if (!rows.isEmpty()) {
                content.add(".`src/" + module + "`: " + rows.size() + " types");
                content.add("[%collapsible]");
                content.add("====");
                content.add("[cols=\"1,1\",options=\"header\",role=\"go-map\"]");
                content.add("|===");
                content.add("| Go | Drydock");
                rows.stream()
                        .sorted((one, other) -> one.line().compareTo(other.line()))
                        .forEach(row -> content.add(row.line()));
                content.add("|===");
                content.add("====");
            }
        });
        parseContent(parent, content);
        return null;
    }

    /** What the type's own documentation says; members have such lines too, and are left to whoever reads the type. */
    private static List<Row> rows(String path, List<String> lines) {
        List<Row> rows = new ArrayList<>();
        for (String line : lines) {
            Matcher see = SEE.matcher(line);
            if (see.matches()) {
                rows.add(new Row(see.group(1), "| `+" + see.group(2) + "+` [.folder]#" + see.group(1) + "#"));
            }
            if (TYPE.matcher(line).matches()) {
                break;
            }
        }
        Matcher type = TYPE.matcher("");
        String name = lines.stream()
                .filter(line -> type.reset(line).matches())
                .findFirst()
                .map(line -> type.group(1))
                .orElse("");
        String folder =
                path.substring(path.indexOf("/io/") + 1, path.lastIndexOf('/')).replace('/', '.');
        return rows.stream()
                .map(row -> new Row(row.folder(), row.line() + " | `+" + name + "+` [.folder]#" + folder + "#"))
                .toList();
    }
}
