package io.drydock.notebooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Things that come one after the other, from top to bottom, each with an arrow to the next.
 *
 * @param links what stands in the boxes
 * @param lit which of them stand out
 * @param notes what stands beside a box; may be shorter than {@code links}
 */
public record Chain(List<String> links, Set<String> lit, List<String> notes) {
    private static final int BOX = 28;
    private static final int STEP = 48;
    private static final int MARGIN = 14;

    public Chain {
        links = List.copyOf(links);
        lit = Set.copyOf(lit);
        notes = List.copyOf(notes);
    }

    /** Draws a chain in which nothing stands out. */
    public static Chain of(String... links) {
        return new Chain(List.of(links), Set.of(), List.of());
    }

    /** The same chain, in which these stand out. */
    public Chain lit(String... names) {
        return new Chain(links, Set.of(names), notes);
    }

    /** The same chain, with a note beside each box. */
    public Chain noted(List<String> beside) {
        return new Chain(links, lit, beside);
    }

    public Picture picture() {
        int boxWidth = widest(links) + 2 * MARGIN;
        int width = boxWidth + 2 * MARGIN + (notes.isEmpty() ? 0 : widest(notes) + MARGIN);
        Canvas canvas = new Canvas(width, links.size() * STEP - (STEP - BOX) + 2 * MARGIN);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            String link = links.get(i);
            int top = MARGIN + i * STEP;
            boolean stands = lit.contains(link);
            canvas.box(MARGIN, top, boxWidth, BOX, stands ? Canvas.SEA : Canvas.PALE);
            canvas.text(MARGIN + boxWidth / 2, top + 19, "middle", stands ? "white" : Canvas.INK, link);
            if (i > 0) {
                canvas.arrow(MARGIN + boxWidth / 2, top - (STEP - BOX) + 2, MARGIN + boxWidth / 2, top - 2);
            }
            String note = i < notes.size() ? notes.get(i) : "";
            canvas.text(2 * MARGIN + boxWidth, top + 19, "start", Canvas.INK, note);
            words.add((stands ? "[" + link + "]" : link) + (note.isEmpty() ? "" : " (" + note + ")"));
        }
        return new Picture(canvas.svg(), String.join(" → ", words));
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0) * Canvas.LETTER;
    }
}
