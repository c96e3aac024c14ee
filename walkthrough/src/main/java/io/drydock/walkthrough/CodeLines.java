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

    /** A line may go on below before a dot, after a bracket and within a long name, besides at spaces. */
    private static String breakable(String line) {
        StringBuilder breakable = new StringBuilder();
        boolean inTag = false;
        char before = ' ';
        for (char c : line.toCharArray()) {
            inTag |= c == '<';
            if (!inTag) {
                boolean beforeDot = c == '.' && (Character.isLetter(before) || before == ')');
                boolean afterBracket = "(_/".indexOf(before) >= 0 && Character.isLetterOrDigit(c);
                if (beforeDot || afterBracket) {
                    breakable.append("<wbr>");
                }
                before = c;
            }
            breakable.append(c);
            inTag &= c != '>';
        }
        return breakable.toString();
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
            marked.append(breakable(line));
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
