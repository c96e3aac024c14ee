package io.drydock.walkthrough;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.BlockMacroProcessor;
import org.jspecify.annotations.Nullable;

/** {@code chapter::File.java[tag]}, {@code test::…} and {@code system::…}: a region of a file, with its caption. */
final class RegionMacro extends BlockMacroProcessor {
    private final Body body;
    private final Regions regions;

    RegionMacro(Body body, Regions regions) {
        super(body.word());
        this.body = body;
        this.regions = regions;
    }

    @Override
    public @Nullable StructuralNode process(StructuralNode parent, String target, Map<String, Object> attributes) {
        String page = Objects.toString(parent.getDocument().getAttribute(PageRenderer.PAGE_ATTRIBUTE));
        regions.use(page, body, target, Objects.toString(attributes.get("1"), ""))
                .ifPresent(region -> parseContent(parent, source(region)));
        return null;
    }

    private List<String> source(Region region) {
        List<String> lines = new ArrayList<>();
        String folder = region.path()
                .substring(0, region.path().length() - region.fileName().length() - 1);
        lines.add(".[.of]#" + body.word() + "# [.file]#" + region.fileName() + "# [.folder]#" + folder + "#");
        lines.add("[source." + body.word() + ",java]");
        lines.add("----");
        lines.addAll(region.lines());
        lines.add("----");
        return lines;
    }
}
