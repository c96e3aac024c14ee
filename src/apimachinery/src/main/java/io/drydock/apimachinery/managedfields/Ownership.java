package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.json.JsonTrees;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Works out who owns what after an object has changed.
 *
 * @param reset what nobody comes to own by this change, in the version of the request
 * @see "Go: sigs.k8s.io/structured-merge-diff/merge/update.go: Updater"
 */
record Ownership(Versions versions, ResetFields reset) {

    /** What an apply came to: a merged object unless nothing changed, or what stands against it. */
    sealed interface Outcome {
        record Applied(Optional<JsonNode> object) implements Outcome {}

        record Refused(ApplyConflicts conflicts) implements Outcome {}
    }

    // tag::updated[]
    /** What the change touched, which others lose and whoever made it owns from now on. */
    FieldSet updated(JsonNode live, JsonNode object, ManagedFields managers) {
        reconcile(managers, live);
        Comparison comparison = compare(live, object, versions.shape());
        release(live, object, comparison, managers, Optional.empty());
        return versions.rules().repeats()
                ? comparison.changed()
                : comparison.changed().difference(comparison.removed());
    }
    // end::updated[]

    /**
     * Merges the configuration and drops what the manager no longer asks for and nobody else has. The managers are
     * changed only when it is not refused.
     *
     * @param force takes what others own
     */
    // tag::applied[]
    Outcome applied(JsonNode live, JsonNode configuration, ManagedFields managers, ManagerId manager, boolean force) {
        Shape shape = versions.shape();
        ManagedFields next = managers.copy();
        reconcile(next, live);
        JsonNode merged = Merge.of(live, configuration, shape);
        // A client may have written managed fields that claim the object's name, which no apply may prune.
        Optional<ManagedSet> last = next.get(manager).map(set -> set.with(Untracked.without(set.set())));
        FieldSet owned = reset.filter(FieldSets.of(configuration, shape));
        next.remove(manager);
        Map<ManagerId, ManagedSet> owners = next.all();
        owners.put(manager, new ManagedSet(owned, versions.apiVersion(), ""));
        JsonNode pruned = last.map(set -> new Pruning(versions).prune(merged, owners, set))
                .orElse(merged);
        Comparison comparison = compare(live, pruned, shape);
        ApplyConflicts conflicts = release(live, pruned, comparison, next, Optional.of(manager));
        if (!force && !conflicts.isEmpty()) {
            return new Outcome.Refused(conflicts);
        }
        String time = last.map(ManagedSet::time).orElse("");
        next.put(manager, new ManagedSet(owned, versions.apiVersion(), time));
        managers.replaceWith(next);
        boolean same = versions.rules().everyChangeIsTimed() ? JsonTrees.equal(live, pruned) : comparison.isSame();
        return new Outcome.Applied(same ? Optional.empty() : Optional.of(pruned));
    }

    private Comparison compare(JsonNode live, JsonNode object, Shape shape) {
        return Comparison.of(live, object, shape).without(reset);
    }

    private void reconcile(ManagedFields managers, JsonNode live) {
        managers.all()
                .forEach((manager, owned) -> versions.shape(owned.apiVersion())
                        .ifPresent(shape -> managers.put(
                                manager,
                                owned.with(SchemaReconciliation.of(
                                        owned.set(), shape, () -> versions.to(owned.apiVersion(), live))))));
    }
    // end::applied[]

    /** Takes from every manager but one what changed or went, and tells what changed. */
    private ApplyConflicts release(
            JsonNode live,
            JsonNode object,
            Comparison comparison,
            ManagedFields managers,
            Optional<ManagerId> exceptFor) {
        Map<String, Optional<Comparison>> comparisons = new HashMap<>();
        comparisons.put(versions.apiVersion(), Optional.of(comparison));
        SortedMap<ManagerId, FieldSet> conflicts = new TreeMap<>();
        managers.all().forEach((manager, owned) -> {
            if (exceptFor.isPresent() && exceptFor.get().equals(manager)) {
                return;
            }
            Optional<Comparison> seen =
                    comparisons.computeIfAbsent(owned.apiVersion(), version -> compareIn(version, live, object));
            if (seen.isEmpty()) {
                managers.remove(manager);
                return;
            }
            FieldSet taken = owned.set().intersection(seen.get().changed());
            if (!taken.isEmpty()) {
                conflicts.put(manager, taken);
            }
            managers.put(
                    manager,
                    owned.with(
                            owned.set().difference(taken).difference(seen.get().removed())));
        });
        return new ApplyConflicts(conflicts);
    }

    private Optional<Comparison> compareIn(String version, JsonNode live, JsonNode object) {
        return versions.to(version, live)
                .flatMap(left -> versions.to(version, object)
                        .flatMap(right -> versions.shape(version).map(shape -> compare(left, right, shape))));
    }
}
