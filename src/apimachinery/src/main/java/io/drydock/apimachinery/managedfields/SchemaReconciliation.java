package io.drydock.apimachinery.managedfields;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Brings paths that were written under an older type in line with the type of today: who owned parts of what has no
 * parts any more owns it whole.
 *
 * @see "Go: sigs.k8s.io/structured-merge-diff/typed/reconcile_schema.go"
 */
final class SchemaReconciliation {
    private final FieldSet.Builder atomic = new FieldSet.Builder();
    private boolean changed;

    private SchemaReconciliation() {}

    static FieldSet of(FieldSet set, Shape shape) {
        SchemaReconciliation reconciliation = new SchemaReconciliation();
        reconciliation.walk(set, shape, List.of());
        if (!reconciliation.changed) {
            return set;
        }
        FieldSet whole = reconciliation.atomic.build();
        return set.recursiveDifference(whole).union(whole);
    }

    private void walk(FieldSet set, Shape shape, List<PathElement> path) {
        TreeSet<PathElement> steps = new TreeSet<>(set.members());
        steps.addAll(set.children().keySet());
        for (PathElement step : steps) {
            Optional<Shape> child = shape.at(step);
            FieldSet below = set.under(step);
            if (child.isEmpty() || below.isEmpty()) {
                continue;
            }
            List<PathElement> here = FieldSet.append(path, step);
            if (child.get().isAtomic()) {
                atomic.add(here);
                changed = true;
            } else {
                walk(below, child.get(), here);
            }
        }
    }
}
