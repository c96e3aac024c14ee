package io.drydock.apimachinery.managedfields;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The fields that a resource sets back whatever a write says of them, such as the status where it has a subresource:
 * who writes does not come to own them. Older releases do not know them.
 *
 * @param reset paths from the object down, which are set back with all that is below them
 * @param open when there are any, all else is set back as well; a star in them stands for any step
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/rest/rest.go: ResetFieldsStrategy, ResetFieldsFilterStrategy
 *     (1.36)"
 */
public record ResetFields(List<List<String>> reset, List<List<String>> open) {
    public static final ResetFields NONE = new ResetFields(List.of(), List.of());

    private static final String ANY = "*";

    public ResetFields {
        reset = reset.stream().map(List::copyOf).toList();
        open = open.stream().map(List::copyOf).toList();
    }

    /** @param paths with dots between their steps */
    public static ResetFields of(String... paths) {
        return new ResetFields(split(paths), List.of());
    }

    /** Everything but these, in which a star stands for any step. */
    public static ResetFields allBut(String... paths) {
        return new ResetFields(List.of(), split(paths));
    }

    private static List<List<String>> split(String... paths) {
        return Arrays.stream(paths).map(path -> List.of(path.split("\\."))).toList();
    }

    FieldSet filter(FieldSet set) {
        FieldSet rest = reset.isEmpty() ? set : set.recursiveDifference(set(reset));
        return open.isEmpty() ? rest : along(open, rest);
    }

    /** What lies on the way to where these paths lead, and all that is below. */
    private static FieldSet along(List<List<String>> paths, FieldSet set) {
        if (paths.stream().anyMatch(List::isEmpty)) {
            return set;
        }
        SortedSet<PathElement> members = new TreeSet<>(set.members());
        members.removeIf(step -> beyond(step, paths).isEmpty());
        SortedMap<PathElement, FieldSet> children = new TreeMap<>();
        set.children().forEach((step, below) -> {
            List<List<String>> rest = beyond(step, paths);
            FieldSet kept = rest.isEmpty() ? FieldSet.EMPTY : along(rest, below);
            if (!kept.isEmpty()) {
                children.put(step, kept);
            }
        });
        return new FieldSet(members, children);
    }

    private static List<List<String>> beyond(PathElement step, List<List<String>> paths) {
        return paths.stream()
                .filter(path -> path.getFirst().equals(ANY)
                        || PathElement.field(path.getFirst()).equals(step))
                .map(path -> path.subList(1, path.size()))
                .toList();
    }

    private static FieldSet set(List<List<String>> paths) {
        return FieldSet.of(paths.stream()
                .map(path -> path.stream().map(PathElement::field).toList())
                .toList());
    }
}
