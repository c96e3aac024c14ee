package io.drydock.apimachinery.managedfields;

import java.util.LinkedHashMap;
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
        JsonNode pruned = Removal.of(all, named(last.set(), shape.get()), shape.get());
        JsonNode owned = withOwned(all, pruned, last.apiVersion(), owners);
        JsonNode complete = withDangling(all, owned, last.set(), shape.get());
        return versions.from(last.apiVersion(), complete).orElse(merged);
    }

    /**
     * Puts back what any manager owns, this one's new configuration included. What is owned in the version at hand
     * comes first, since without it the object might not convert to the others.
     */
    private JsonNode withOwned(JsonNode all, JsonNode pruned, String version, Map<ManagerId, ManagedSet> owners) {
        Map<String, FieldSet> byVersion = new LinkedHashMap<>();
        byVersion.put(version, FieldSet.EMPTY);
        new TreeMap<>(owners)
                .values()
                .forEach(owner -> byVersion.merge(owner.apiVersion(), owner.set(), FieldSet::union));
        JsonNode result = pruned;
        for (Map.Entry<String, FieldSet> owned : byVersion.entrySet()) {
            String in = owned.getKey();
            Optional<Shape> shape = versions.shape(in);
            Optional<JsonNode> allThere = versions.between(version, in, all);
            Optional<JsonNode> leftThere = versions.between(version, in, result);
            if (shape.isPresent() && allThere.isPresent() && leftThere.isPresent()) {
                JsonNode put = putBack(allThere.get(), leftThere.get(), owned.getValue(), shape.get());
                result = versions.between(in, version, put).orElse(result);
            }
        }
        return result;
    }

    private JsonNode putBack(JsonNode all, JsonNode left, FieldSet owned, Shape shape) {
        FieldSet present = named(FieldSets.of(left, shape), shape).union(named(owned, shape));
        return Removal.of(all, named(FieldSets.of(all, shape), shape).difference(present), shape);
    }

    /** Puts back what went along with its container though this manager never owned it. */
    private JsonNode withDangling(JsonNode all, JsonNode pruned, FieldSet last, Shape shape) {
        FieldSet gone = named(FieldSets.of(all, shape), shape)
                .difference(named(FieldSets.of(pruned, shape), shape))
                .intersection(named(last, shape));
        return Removal.of(all, gone, shape);
    }

    private FieldSet named(FieldSet set, Shape shape) {
        return versions.rules().namedFieldsGo() ? set.withNamedFields(shape) : set;
    }
}
