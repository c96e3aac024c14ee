package io.drydock.walkthrough;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes each line of a listing an element of its own that knows its indentation. So a line that is too long for the
 * screen goes on below, further in, and no code is out of sight.
 */
final class CodeLines {
    private static final Pattern LISTING = Pattern.compile("(?s)(<pre[^>]*>(?:<code[^>]*>)?)(.*?)((?:</code>)?</pre>)");
    private static final Pattern SPAN = Pattern.compile("<span[^>]*>|</span>");

    private CodeLines() {}

    /** @param html of a page */
    static String mark(String html) {
        return LISTING.matcher(html)
                .replaceAll(listing ->
                        Matcher.quoteReplacement(listing.group(1) + lines(listing.group(2)) + listing.group(3)));
    }

    private static String lines(String code) {
        StringBuilder marked = new StringBuilder();
        List<String> open = new ArrayList<>();
        for (String line : code.split("\n", -1)) {
            int indentation = line.length() - line.replaceAll("^\\s+", "").length();
            marked.append("<span class=\"line\" style=\"--in:")
                    .append(indentation)
                    .append("\">");
            open.forEach(marked::append);
            marked.append(line);
            Matcher span = SPAN.matcher(line);
            while (span.find()) {
                if (span.group().equals("</span>")) {
                    open.removeLast();
                } else {
                    open.add(span.group());
                }
            }
            marked.repeat("</span>", open.size()).append("\n</span>");
        }
        return marked.toString();
    }
}
