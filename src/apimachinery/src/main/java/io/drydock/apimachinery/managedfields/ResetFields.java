package io.drydock.apimachinery.managedfields;

import java.util.Arrays;
import java.util.List;

/**
 * The fields that a resource sets back whatever a write says of them, such as the status where it has a subresource:
 * who writes does not come to own them. Older releases do not know them.
 *
 * @param reset paths from the object down, which are set back with all that is below them
 * @param open when there are any, all else is set back as well
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/rest/rest.go: ResetFieldsStrategy, ResetFieldsFilterStrategy
 *     (1.36)"
 */
public record ResetFields(List<List<String>> reset, List<List<String>> open) {
    public static final ResetFields NONE = new ResetFields(List.of(), List.of());

    public ResetFields {
        reset = reset.stream().map(List::copyOf).toList();
        open = open.stream().map(List::copyOf).toList();
    }

    /** @param paths with dots between their steps */
    public static ResetFields of(String... paths) {
        return new ResetFields(split(paths), List.of());
    }

    /** Everything but these. */
    public static ResetFields allBut(String... paths) {
        return new ResetFields(List.of(), split(paths));
    }

    private static List<List<String>> split(String... paths) {
        return Arrays.stream(paths).map(path -> List.of(path.split("\\."))).toList();
    }

    FieldSet filter(FieldSet set) {
        FieldSet rest = reset.isEmpty() ? set : set.recursiveDifference(set(reset));
        return open.isEmpty() ? rest : rest.difference(rest.recursiveDifference(set(open)));
    }

    private static FieldSet set(List<List<String>> paths) {
        return FieldSet.of(paths.stream()
                .map(path -> path.stream().map(PathElement::field).toList())
                .toList());
    }
}
