package io.drydock.apimachinery.managedfields;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins the oldest managers that update, a version at a time, when there are too many of them.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/capmanagers.go"
 */
final class UpdateManagersCap {
    private static final int MAX_UPDATE_MANAGERS = 10;
    private static final String JOINED = "ancient-changes";

    private UpdateManagersCap() {}

    static void apply(ManagedFields managers) {
        List<Map.Entry<ManagerId, ManagedSet>> updaters =
                new ArrayList<>(managers.all().entrySet());
        updaters.removeIf(manager -> manager.getKey().applies());
        updaters.sort(Comparator.comparing((Map.Entry<ManagerId, ManagedSet> manager) ->
                        manager.getValue().time())
                .thenComparing(Map.Entry::getKey));
        int count = updaters.size();
        Map<String, ManagerId> firsts = new HashMap<>();
        for (Map.Entry<ManagerId, ManagedSet> updater : updaters) {
            if (count <= MAX_UPDATE_MANAGERS) {
                return;
            }
            ManagedSet owned = updater.getValue();
            ManagerId first = firsts.putIfAbsent(owned.apiVersion(), updater.getKey());
            if (first != null) {
                join(managers, first, updater.getKey(), owned);
                count--;
            }
        }
    }

    private static void join(ManagedFields managers, ManagerId first, ManagerId manager, ManagedSet owned) {
        ManagerId bucket = ManagerId.of(JOINED, false, owned.apiVersion(), "");
        FieldSet joined = managers.get(bucket)
                .or(() -> managers.get(first))
                .map(ManagedSet::set)
                .orElse(FieldSet.EMPTY);
        managers.remove(first);
        managers.remove(manager);
        managers.put(bucket, new ManagedSet(joined.union(owned.set()), owned.apiVersion(), owned.time()));
    }
}
