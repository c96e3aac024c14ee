package io.drydock.walkthrough;

/** HTML without its elements, and text as HTML. */
final class PlainHtml {
    private PlainHtml() {}

    /** What a reader would read aloud. */
    static String text(String html) {
        return html.replaceAll("(?s)<svg.*?</svg>", " ")
                .replaceAll("</?(code|span|em|strong|a|b|kbd|wbr)\\b[^>]*>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("&#(8203|8201);", "")
                .replace("&#8217;", "’")
                .replace("&#8212;", "—")
                .replace("&#8594;", "→")
                .replace("&#8230;", "…")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
