package io.drydock.apimachinery.managedfields;

import java.util.List;

/**
 * The fields that name an object or that the server sets, which nobody owns.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/stripmeta.go"
 */
final class Untracked {
    private static final FieldSet FIELDS = FieldSet.of(List.of(
            path("apiVersion"),
            path("kind"),
            path("metadata"),
            path("metadata", "name"),
            path("metadata", "namespace"),
            path("metadata", "creationTimestamp"),
            path("metadata", "selfLink"),
            path("metadata", "uid"),
            path("metadata", "clusterName"),
            path("metadata", "generation"),
            path("metadata", "managedFields"),
            path("metadata", "resourceVersion")));

    private Untracked() {}

    private static List<PathElement> path(String... names) {
        return List.of(names).stream().map(PathElement::field).toList();
    }

    static FieldSet without(FieldSet set) {
        return set.difference(FIELDS);
    }
}
