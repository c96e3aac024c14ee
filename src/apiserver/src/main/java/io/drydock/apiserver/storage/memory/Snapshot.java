package io.drydock.apiserver.storage.memory;

import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Page;
import io.drydock.apiserver.storage.StorageEvent;
import io.drydock.apiserver.storage.StoredValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All there is at one revision.
 *
 * @param change what led to it; absent at the very beginning
 */
record Snapshot(long revision, @Nullable Tree values, Optional<StorageEvent> change) {

    Optional<StoredValue> get(String key) {
        return Optional.ofNullable(Tree.get(values, key));
    }

    long count(String prefix) {
        return Tree.rankAfter(values, prefix) - Tree.rank(values, prefix);
    }

    Page page(String prefix, ListRange range) {
        String start = range.startKey()
                .filter(key -> KeyOrder.compare(key, prefix) > 0)
                .orElse(prefix);
        long available = Math.max(0, Tree.rankAfter(values, prefix) - Tree.rank(values, start));
        long wanted = range.limit() > 0 ? Math.min(range.limit(), available) : available;
        List<StoredValue> page = new ArrayList<>((int) wanted);
        if (wanted > 0) {
            Tree.visit(values, start, value -> {
                page.add(value);
                return page.size() < wanted;
            });
        }
        return new Page(page, revision, available > wanted, available - wanted);
    }
}
