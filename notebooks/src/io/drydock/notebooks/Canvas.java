package io.drydock.notebooks;

import java.util.Locale;

/** Where a picture is drawn. It has a light ground of its own, so that it reads on a dark page too. */
final class Canvas {
    static final String INK = "#1f2933";
    static final String PALE = "#e4e9ef";
    static final String SEA = "#2f80b7";
    static final String LINE = "#8493a3";
    static final int LETTER = 8;

    private final StringBuilder shapes = new StringBuilder();
    private final int width;
    private final int height;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
    }

    void box(int x, int y, int boxWidth, int boxHeight, String fill) {
        shape("<rect x='%d' y='%d' width='%d' height='%d' rx='4' fill='%s'/>", x, y, boxWidth, boxHeight, fill);
    }

    void arrow(int fromX, int fromY, int toX, int toY) {
        shape(
                "<path d='M%d %d L%d %d' stroke='%s' stroke-width='1.5' marker-end='url(#head)'/>",
                fromX, fromY, toX, toY, LINE);
    }

    void line(int fromX, int fromY, int toX, int toY) {
        shape("<path d='M%d %d L%d %d' stroke='%s' stroke-dasharray='3 3'/>", fromX, fromY, toX, toY, LINE);
    }

    /** @param anchor where the text is held: {@code start}, {@code middle} or {@code end} */
    void text(int x, int y, String anchor, String colour, String words) {
        shape("<text x='%d' y='%d' text-anchor='%s' fill='%s'>%s</text>", x, y, anchor, colour, escaped(words));
    }

    String svg() {
        return """
                <svg xmlns='http://www.w3.org/2000/svg' width='%1$d' height='%2$d' viewBox='0 0 %1$d %2$d' \
                font-family='ui-monospace, monospace' font-size='13'>
                <defs><marker id='head' viewBox='0 0 8 8' refX='7' refY='4' markerWidth='8' markerHeight='8' \
                orient='auto'><path d='M0 0 L8 4 L0 8 z' fill='%3$s'/></marker></defs>
                <rect width='%1$d' height='%2$d' rx='6' fill='#fbfcfd'/>
                %4$s</svg>
                """.formatted(width, height, LINE, shapes);
    }

    private void shape(String format, Object... arguments) {
        shapes.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
