package io.drydock.walkthrough.diagram;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The filters from outside in, with a word about each. */
public final class FilterDiagram {
    private static final Map<String, String> MEANING = Map.ofEntries(
            Map.entry("PanicRecovery", "a mistake in the server becomes a 500, and the process lives on"),
            Map.entry("AuditId", "gives the request an id, told to the client in a header"),
            Map.entry("RequestReceived", "notes when it came"),
            Map.entry("CacheControl", "tells caches on the way to keep nothing"),
            Map.entry("Warning", "collects warnings that the answer’s headers will carry"),
            Map.entry("RequestInfo", "reads verb, group, resource, namespace and name out of the path"),
            Map.entry("RequestMetrics", "counts and measures"),
            Map.entry("WaitGroup", "keeps account of requests under way, for the shutdown"),
            Map.entry("WatchTermination", "ends watches when the server stops"),
            Map.entry("Timeout", "gives up on what takes too long, except watches and the like: 504"),
            Map.entry("Authentication", "who are you? otherwise 401"),
            Map.entry("Impersonation", "may you act as that other user? from here on you are"),
            Map.entry("PriorityAndFairness", "is there room? requests queue by who sends them, otherwise 429"),
            Map.entry("Authorization", "may you do this? otherwise 403"));

    private FilterDiagram() {}

    /**
     * Draws it as a list.
     *
     * @param names of the filters, the outermost first
     * @throws IllegalArgumentException when there is a filter that the picture cannot explain
     */
    public static String draw(List<String> names) {
        return names.stream()
                .map(name -> "<li><code>%s</code> <span>%s</span></li>".formatted(name, meaning(name)))
                .collect(Collectors.joining(
                        "\n", "<ol class=\"filter-list\">\n", "\n<li class=\"inner\">the director</li>\n</ol>"));
    }

    private static String meaning(String name) {
        String meaning = MEANING.get(name);
        if (meaning == null) {
            throw new IllegalArgumentException("no word about the filter " + name);
        }
        return meaning;
    }
}
