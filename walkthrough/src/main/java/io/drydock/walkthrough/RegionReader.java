package io.drydock.walkthrough;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the regions of one file. A region is whole: it begins once and ends once, so that what a reader sees is how the
 * code stands in its file.
 */
final class RegionReader {
    private static final Pattern TAG = Pattern.compile("\\s*// (tag|end)::([a-z0-9-]+)\\[]\\s*");
    private static final Pattern LIKE_A_TAG = Pattern.compile("//\\s*(tag|end)::");

    private final String path;
    private final Consumer<String> problems;
    private final Map<String, List<String>> open = new LinkedHashMap<>();
    private final Map<String, Region> closed = new LinkedHashMap<>();

    private RegionReader(String path, Consumer<String> problems) {
        this.path = path;
        this.problems = problems;
    }

    static List<Region> read(String path, List<String> lines, Consumer<String> problems) {
        RegionReader reader = new RegionReader(path, problems);
        lines.forEach(reader::line);
        reader.open.keySet().forEach(tag -> problems.accept(path + ": the region " + tag + " does not end"));
        return List.copyOf(reader.closed.values());
    }

    private void line(String line) {
        Matcher tag = TAG.matcher(line);
        if (!tag.matches()) {
            if (LIKE_A_TAG.matcher(line).find()) {
                problems.accept(path + ": not a tag, but like one: " + line.strip());
            }
            open.values().forEach(lines -> lines.add(line));
        } else if (tag.group(1).equals("tag")) {
            begin(tag.group(2));
        } else {
            end(tag.group(2));
        }
    }

    private void begin(String tag) {
        if (closed.containsKey(tag) || open.putIfAbsent(tag, new ArrayList<>()) != null) {
            problems.accept(path + ": the region " + tag + " begins a second time");
        }
    }

    private void end(String tag) {
        List<String> lines = open.remove(tag);
        if (lines == null) {
            problems.accept(path + ": the region " + tag + " ends and did not begin");
        } else if (lines.stream().allMatch(String::isBlank)) {
            problems.accept(path + ": the region " + tag + " is empty");
        } else {
            closed.put(tag, new Region(path, tag, lines));
        }
    }
}
