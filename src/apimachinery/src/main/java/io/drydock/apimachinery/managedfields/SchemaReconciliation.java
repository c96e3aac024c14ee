package io.drydock.apimachinery.managedfields;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Brings paths that were written under an older type in line with the type of today: who owned parts of what has no
 * parts any more owns it whole.
 *
 * @see "Go: sigs.k8s.io/structured-merge-diff/typed/reconcile_schema.go"
 */
final class SchemaReconciliation {
    private final FieldSet.Builder atomic = new FieldSet.Builder();
    private final List<List<PathElement>> granular = new ArrayList<>();
    private boolean changed;

    private SchemaReconciliation() {}

    /** @param live the object in the version of the set, asked for only when it matters; empty when there is none */
    static FieldSet of(FieldSet set, Shape shape, Supplier<Optional<JsonNode>> live) {
        SchemaReconciliation reconciliation = new SchemaReconciliation();
        reconciliation.walk(set, shape, List.of());
        FieldSet reconciled = set;
        if (reconciliation.changed) {
            FieldSet whole = reconciliation.atomic.build();
            reconciled = set.recursiveDifference(whole).union(whole);
        }
        if (reconciliation.granular.isEmpty()) {
            return reconciled;
        }
        Optional<FieldSet> all = live.get().map(object -> FieldSets.of(object, shape));
        return all.isEmpty() ? reconciled : reconciled.union(reconciliation.parts(all.get()));
    }

    private FieldSet parts(FieldSet all) {
        FieldSet.Builder parts = new FieldSet.Builder();
        for (List<PathElement> whole : granular) {
            FieldSet below = all;
            for (PathElement step : whole) {
                below = below.under(step);
            }
            for (List<PathElement> part : below.paths()) {
                parts.add(Stream.concat(whole.stream(), part.stream()).toList());
            }
        }
        return parts.build();
    }

    private void walk(FieldSet set, Shape shape, List<PathElement> path) {
        TreeSet<PathElement> steps = new TreeSet<>(set.members());
        steps.addAll(set.children().keySet());
        for (PathElement step : steps) {
            Optional<Shape> child = shape.at(step);
            FieldSet below = set.under(step);
            if (child.isEmpty()) {
                continue;
            }
            List<PathElement> here = FieldSet.append(path, step);
            if (below.isEmpty()) {
                if (child.get().isGranular() && shape.rules().wholesAreTakenApart()) {
                    granular.add(here);
                }
                continue;
            }
            if (child.get().isAtomic()) {
                atomic.add(here);
                changed = true;
            } else {
                walk(below, child.get(), here);
            }
        }
    }
}
