package io.drydock.apimachinery.managedfields;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Drops what a manager applied before and does not apply now, unless somebody else owns it.
 *
 * @see "Go: sigs.k8s.io/structured-merge-diff/merge/update.go: Updater.prune"
 */
record Pruning(Versions versions) {

    JsonNode prune(JsonNode merged, Map<ManagerId, ManagedSet> owners, ManagedSet last) {
        if (last.set().isEmpty()) {
            return merged;
        }
        Optional<Shape> shape = versions.shape(last.apiVersion());
        Optional<JsonNode> converted = versions.to(last.apiVersion(), merged);
        if (shape.isEmpty() || converted.isEmpty()) {
            return merged;
        }
        JsonNode all = converted.get();
        JsonNode pruned = Removal.of(all, last.set(), shape.get());
        JsonNode owned = versions.from(last.apiVersion(), pruned)
                .map(back -> withOwned(merged, back, owners))
                .flatMap(back -> versions.to(last.apiVersion(), back))
                .orElse(all);
        JsonNode complete = withDangling(all, owned, last.set(), shape.get());
        return versions.from(last.apiVersion(), complete).orElse(merged);
    }

    /** Puts back what any manager owns, this one's new configuration included. */
    private JsonNode withOwned(JsonNode merged, JsonNode pruned, Map<ManagerId, ManagedSet> owners) {
        Map<String, FieldSet> byVersion = new TreeMap<>();
        owners.values().forEach(owner -> byVersion.merge(owner.apiVersion(), owner.set(), FieldSet::union));
        JsonNode result = pruned;
        for (Map.Entry<String, FieldSet> version : byVersion.entrySet()) {
            Optional<Shape> shape = versions.shape(version.getKey());
            Optional<JsonNode> all = versions.to(version.getKey(), merged);
            Optional<JsonNode> left = versions.to(version.getKey(), result);
            if (shape.isPresent() && all.isPresent() && left.isPresent()) {
                FieldSet gone = FieldSets.of(all.get(), shape.get())
                        .difference(FieldSets.of(left.get(), shape.get()).union(version.getValue()));
                result = versions.from(version.getKey(), Removal.of(all.get(), gone, shape.get()))
                        .orElse(result);
            }
        }
        return result;
    }

    /** Puts back what went along with its container though this manager never owned it. */
    private static JsonNode withDangling(JsonNode all, JsonNode pruned, FieldSet last, Shape shape) {
        FieldSet gone =
                FieldSets.of(all, shape).difference(FieldSets.of(pruned, shape)).intersection(last);
        return Removal.of(all, gone, shape);
    }
}
