package io.drydock.walkthrough.diagram;

/** A picture under construction. Colours and fonts are classes of the page's style sheet. */
final class Svg {
    private final StringBuilder elements = new StringBuilder();
    private final int width;
    private final int height;
    private final String description;

    /** @param description what the picture shows, for those who cannot see it */
    Svg(int width, int height, String description) {
        this.width = width;
        this.height = height;
        this.description = description;
    }

    Svg box(String style, int x, int y, int boxWidth, int boxHeight) {
        elements.append("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n"
                .formatted(style, x, y, boxWidth, boxHeight));
        return this;
    }

    /** Text whose line begins at x and stands on y. */
    Svg text(String style, int x, int y, String text) {
        elements.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(style, x, y, escape(text)));
        return this;
    }

    /** Text that reads downwards from a point. */
    Svg textDown(String style, int x, int y, String text) {
        elements.append("<text class=\"%s\" transform=\"translate(%d %d) rotate(90)\">%s</text>\n"
                .formatted(style, x, y, escape(text)));
        return this;
    }

    Svg circle(String style, int x, int y, int radius) {
        elements.append("<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>\n".formatted(style, x, y, radius));
        return this;
    }

    /** A line of straight parts, such as {@code M0 0 V10 H20}. */
    Svg line(String path) {
        elements.append("<path class=\"line\" d=\"%s\"/>\n".formatted(path));
        return this;
    }

    /** A line that ends in an arrowhead pointing down. */
    Svg arrowDown(int x, int from, int to) {
        line("M%d %d V%d".formatted(x, from, to - 5));
        elements.append("<path class=\"head\" d=\"M%d %d l-5 -8 h10 z\"/>\n".formatted(x, to));
        return this;
    }

    /** A line that ends in an arrowhead pointing right. */
    Svg arrowRight(int from, int to, int y) {
        line("M%d %d H%d".formatted(from, y, to - 5));
        elements.append("<path class=\"head\" d=\"M%d %d l-8 -5 v10 z\"/>\n".formatted(to, y));
        return this;
    }

    Svg beginLink(String url) {
        elements.append("<a href=\"%s\">\n".formatted(escape(url)));
        return this;
    }

    Svg endLink() {
        elements.append("</a>\n");
        return this;
    }

    @Override
    public String toString() {
        return "<svg class=\"drawing\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">\n%s</svg>"
                .formatted(width, height, width, height, escape(description), elements);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
