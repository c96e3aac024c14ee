package io.drydock.walkthrough;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the search box looks through: the text of every section and of every word of the glossary. It is a script rather than a document, for a page that
 * was opened from a folder may not read files.
 */
final class SearchIndex {
    private static final Pattern HEADING =
            Pattern.compile("(?s)<(?:h[23]|dt class=\"hdlist1\"><a) id=\"([^\"]+)\"[^>]*>(.*?)</(?:h[23]|dt)>");

    private SearchIndex() {}

    static String script(List<RenderedPage> pages) {
        List<String> entries = new ArrayList<>();
        for (RenderedPage page : pages) {
            Matcher heading = HEADING.matcher(page.html());
            String url = page.htmlFile();
            String title = page.title();
            int from = 0;
            while (heading.find()) {
                entries.add(entry(url, page, title, page.html().substring(from, heading.start())));
                url = page.htmlFile() + "#" + heading.group(1);
                title = PlainHtml.text(heading.group(2));
                from = heading.end();
            }
            entries.add(entry(url, page, title, page.html().substring(from)));
        }
        return "window.bookIndex = [\n" + String.join(",\n", entries) + "\n];\n";
    }

    private static String entry(String url, RenderedPage page, String title, String html) {
        return "{\"url\":%s,\"page\":%s,\"title\":%s,\"text\":%s}"
                .formatted(quote(url), quote(page.title()), quote(title), quote(PlainHtml.text(html)));
    }

    /** A string of JSON, which stays one inside a script too. */
    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == '<' || c == '\u2028' || c == '\u2029') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
