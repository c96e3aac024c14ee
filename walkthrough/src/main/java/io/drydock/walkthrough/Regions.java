package io.drydock.walkthrough;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the regions that pages ask for, and keeps account: each is shown somewhere, and each chapter shows all bodies. */
final class Regions {
    private final List<Region> all;
    private final List<String> problems;
    private final Set<Region> used = new LinkedHashSet<>();
    private final Map<String, Map<Body, Integer>> byPage = new LinkedHashMap<>();

    Regions(List<Region> all, List<String> problems) {
        this.all = List.copyOf(all);
        this.problems = problems;
    }

    /**
     * The region that a page shows.
     *
     * @param page its name; files of the chapter of that name are preferred
     * @param file the end of the file's path, as long as is needed to tell it from others
     */
    Optional<Region> use(String page, Body body, String file, String tag) {
        List<Region> found = all.stream()
                .filter(region -> region.tag().equals(tag))
                .filter(region -> region.body() == body)
                .filter(region -> ("/" + region.path()).endsWith("/" + file))
                .toList();
        if (found.size() > 1) {
            List<Region> own = found.stream()
                    .filter(region -> region.path().startsWith("chapters/" + page + "/"))
                    .toList();
            found = own.isEmpty() ? found : own;
        }
        if (found.size() != 1) {
            problems.add(page + ": " + (found.isEmpty() ? "no region " : "more than one region ") + tag + " in a "
                    + body.word() + " file " + file);
            return Optional.empty();
        }
        used.add(found.getFirst());
        byPage.computeIfAbsent(page, unused -> new EnumMap<>(Body.class)).merge(body, 1, Integer::sum);
        return Optional.of(found.getFirst());
    }

    /** What pages left undone, once all have been built. */
    void check(List<String> chapterPages) {
        List<Region> unused = new ArrayList<>(all);
        unused.removeAll(used);
        unused.removeIf(region -> isOfAChapterWithoutAPage(region, chapterPages));
        unused.forEach(region -> problems.add(region.path() + ": no page shows the region " + region.tag()));
        for (String page : chapterPages) {
            Map<Body, Integer> shown = byPage.getOrDefault(page, Map.of());
            for (Body body : Body.values()) {
                if (!shown.containsKey(body)) {
                    problems.add(page + ": shows no region of a " + body.word() + " file");
                }
            }
        }
    }

    /** All of it is missing then, which is said once and elsewhere. */
    private static boolean isOfAChapterWithoutAPage(Region region, List<String> chapterPages) {
        String folder = region.path().split("/", 3)[1];
        return region.path().startsWith("chapters/")
                && Character.isDigit(folder.charAt(0))
                && !chapterPages.contains(folder);
    }
}
