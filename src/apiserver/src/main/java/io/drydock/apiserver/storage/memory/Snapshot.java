package io.drydock.apiserver.storage.memory;

import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Page;
import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StoredValue;
import io.drydock.apiserver.storage.tree.KeyOrder;
import io.drydock.apiserver.storage.tree.KeyTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All there is at one revision.
 *
 * @param change what led to it; absent at the very beginning
 */
record Snapshot(long revision, KeyTree<StoredValue> values, Optional<StorageEvent> change) {

    Optional<StoredValue> get(String key) {
        return values.get(key);
    }

    long count(String prefix) {
        return values.count(prefix);
    }

    Page page(String prefix, ListRange range) {
        String start = range.startKey()
                .filter(key -> KeyOrder.compare(key, prefix) > 0)
                .orElse(prefix);
        long available = Math.max(0, values.rankAfter(prefix) - values.rank(start));
        long wanted = range.limit() > 0 ? Math.min(range.limit(), available) : available;
        List<StoredValue> page = new ArrayList<>((int) wanted);
        if (wanted > 0) {
            values.visit(start, (key, value) -> {
                page.add(value);
                return page.size() < wanted;
            });
        }
        return new Page(page, revision, available > wanted, available - wanted);
    }
}
