package io.drydock.apimachinery.managedfields;

/**
 * Who manages: a manager counts once for everything it applied, and once for every version it updates in.
 *
 * @param apiVersion empty when the manager applies
 * @param subresource empty for the object itself
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/internal/managedfields.go: BuildManagerIdentifier"
 */
record ManagerId(String manager, boolean applies, String apiVersion, String subresource)
        implements Comparable<ManagerId> {

    static ManagerId of(String manager, boolean applies, String apiVersion, String subresource) {
        return new ManagerId(manager.isEmpty() ? "unknown" : manager, applies, applies ? "" : apiVersion, subresource);
    }

    String operation() {
        return applies ? "Apply" : "Update";
    }

    /** In the order of their texts in Go, in which a subresource comes before the end. */
    @Override
    public int compareTo(ManagerId other) {
        int byManager = manager.compareTo(other.manager);
        int byVersion = byManager != 0 ? byManager : apiVersion.compareTo(other.apiVersion);
        int byOperation = byVersion != 0 ? byVersion : Boolean.compare(other.applies, applies);
        if (byOperation != 0 || subresource.isEmpty() == other.subresource.isEmpty()) {
            return byOperation != 0 ? byOperation : subresource.compareTo(other.subresource);
        }
        return subresource.isEmpty() ? 1 : -1;
    }
}
