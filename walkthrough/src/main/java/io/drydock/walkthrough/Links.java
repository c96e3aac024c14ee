package io.drydock.walkthrough;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the links between pages and to their anchors. */
final class Links {
    private static final Pattern HREF = Pattern.compile("href=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]*)\"");

    private Links() {}

    /** The links that lead nowhere, a line each. What is outside the book is not looked at. */
    static List<String> broken(List<RenderedPage> pages) {
        Set<String> places = new HashSet<>();
        for (RenderedPage page : pages) {
            places.add(page.htmlFile());
            Matcher id = ID.matcher(page.html());
            while (id.find()) {
                places.add(page.htmlFile() + "#" + id.group(1));
            }
        }
        List<String> broken = new ArrayList<>();
        for (RenderedPage page : pages) {
            Matcher href = HREF.matcher(page.html());
            while (href.find()) {
                String link = href.group(1);
                String place = link.startsWith("#") ? page.htmlFile() + link : link;
                if (!link.contains("://") && !places.contains(place)) {
                    broken.add(page.name() + ": the link to " + link + " leads nowhere");
                }
            }
        }
        return broken;
    }
}
