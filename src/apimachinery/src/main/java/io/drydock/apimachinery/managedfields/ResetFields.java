package io.drydock.apimachinery.managedfields;

import java.util.Arrays;
import java.util.List;

/**
 * The fields that a resource sets back whatever a write says of them, such as the status where it has a subresource:
 * who writes does not come to own them. Older releases do not know them.
 *
 * @param reset paths from the object down, which are set back with all that is below them
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/rest/rest.go: ResetFieldsStrategy (1.36)"
 */
public record ResetFields(List<List<String>> reset) {
    public static final ResetFields NONE = new ResetFields(List.of());

    public ResetFields {
        reset = reset.stream().map(List::copyOf).toList();
    }

    /** @param paths with dots between their steps */
    public static ResetFields of(String... paths) {
        return new ResetFields(
                Arrays.stream(paths).map(path -> List.of(path.split("\\."))).toList());
    }

    FieldSet filter(FieldSet set) {
        return reset.isEmpty() ? set : set.recursiveDifference(set(reset));
    }

    private static FieldSet set(List<List<String>> paths) {
        return FieldSet.of(paths.stream()
                .map(path -> path.stream().map(PathElement::field).toList())
                .toList());
    }
}
