package io.drydock.walkthrough.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The filters from outside in, read from the code that builds the chain, so that the picture cannot be out of date. */
public final class FilterDiagram {
    private static final Pattern FILTER = Pattern.compile("new (\\w+)Filter\\(|(flowControl)\\(\\)\\.get\\(\\)");
    private static final Map<String, String> MEANING = Map.ofEntries(
            Map.entry("PanicRecovery", "a mistake in the server becomes a 500, and the process lives on"),
            Map.entry("AuditId", "gives the request an id, told to the client in a header"),
            Map.entry("RequestReceived", "notes when it came"),
            Map.entry("CacheControl", "tells caches on the way to keep nothing"),
            Map.entry("Hsts", "tells browsers to use TLS only; where configured"),
            Map.entry("Warning", "collects warnings that the answer’s headers will carry"),
            Map.entry("Goaway", "asks some HTTP/2 clients to connect again, for balance; where configured"),
            Map.entry("RequestInfo", "reads verb, group, resource, namespace and name out of the path"),
            Map.entry("RequestMetrics", "counts and measures"),
            Map.entry("WaitGroup", "keeps account of requests under way, for the shutdown"),
            Map.entry("WatchTermination", "ends watches when the server stops"),
            Map.entry("Timeout", "gives up on what takes too long, except watches and the like: 504"),
            Map.entry("Cors", "lets pages of other origins in; where configured"),
            Map.entry("Authentication", "who are you? otherwise 401"),
            Map.entry("Audit", "writes down who asked for what; where configured"),
            Map.entry("Impersonation", "may you act as that other user? from here on you are"),
            Map.entry("flowControl", "priority and fairness: requests queue by who sends them"),
            Map.entry("MaxInFlight", "instead, where that is turned off: a limit on the number, otherwise 429"),
            Map.entry("Authorization", "may you do this? otherwise 403"));

    private FilterDiagram() {}

    /**
     * Draws it as a list.
     *
     * @param code that builds the chain
     * @throws IllegalArgumentException when there is a filter that the picture cannot explain
     */
    public static String draw(List<String> code) {
        List<String> rows = new ArrayList<>();
        Matcher filter = FILTER.matcher(String.join("\n", code));
        while (filter.find()) {
            String name = filter.group(1) == null ? filter.group(2) : filter.group(1);
            String meaning = MEANING.get(name);
            if (meaning == null) {
                throw new IllegalArgumentException("no word about the filter " + name);
            }
            String shown = name.equals("flowControl") ? "PriorityAndFairness" : name;
            rows.add("<li><code>%s</code> <span>%s</span></li>".formatted(shown, meaning));
        }
        return "<ol class=\"filters\">\n" + String.join("\n", rows) + "\n<li class=\"inner\">the director</li>\n</ol>";
    }
}
