package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.status.StatusCause;
import io.drydock.apimachinery.status.StatusDetails;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.GoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fields that an apply would take from other managers.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/internal/conflict.go"
 */
record ApplyConflicts(SortedMap<ManagerId, FieldSet> byManager) {
    boolean isEmpty() {
        return byManager.isEmpty();
    }

    /** Those that the other set does not allow. */
    ApplyConflicts without(FieldSet allowed) {
        SortedMap<ManagerId, FieldSet> left = new TreeMap<>();
        byManager.forEach((manager, set) -> {
            FieldSet rest = set.difference(allowed);
            if (!rest.isEmpty()) {
                left.put(manager, rest);
            }
        });
        return new ApplyConflicts(left);
    }

    StatusException toStatus() {
        List<StatusCause> causes = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Map.Entry<ManagerId, FieldSet> manager : byManager.entrySet()) {
            String name = show(manager.getKey());
            lines.add("conflicts with " + name + ":");
            for (List<PathElement> path : manager.getValue().paths()) {
                causes.add(new StatusCause("FieldManagerConflict", "conflict with " + name, FieldSet.show(path)));
                lines.add("- " + FieldSet.show(path));
            }
        }
        String message = causes.size() == 1
                ? "Apply failed with 1 conflict: " + causes.getFirst().message() + ": "
                        + causes.getFirst().field()
                : "Apply failed with " + causes.size() + " conflicts: " + String.join("\n", lines);
        return StatusErrors.failure(409, "Conflict", message, new StatusDetails("", "", "", "", causes, 0));
    }

    private static String show(ManagerId manager) {
        String name = GoValue.quote(manager.manager());
        if (!manager.subresource().isEmpty()) {
            name += " with subresource " + GoValue.quote(manager.subresource());
        }
        return manager.applies() ? name : name + " using " + manager.apiVersion();
    }
}
