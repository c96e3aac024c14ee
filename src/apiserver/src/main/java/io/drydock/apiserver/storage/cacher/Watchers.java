package io.drydock.apiserver.storage.cacher;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The watchers of a resource by what they watch: everything, a namespace or an object. So a change costs those who watch
 * something else nothing. Its owner's lock guards it.
 */
final class Watchers {
    private final Map<String, Set<CacheWatcher>> byPrefix = new HashMap<>();
    private final int shortestPrefix;
    private int number;

    /** @param root the prefix of all keys */
    Watchers(String root) {
        this.shortestPrefix = root.length();
    }

    void add(CacheWatcher watcher) {
        if (byPrefix.computeIfAbsent(watcher.prefix(), first -> new HashSet<>()).add(watcher)) {
            number++;
        }
    }

    void remove(CacheWatcher watcher) {
        Set<CacheWatcher> alike = byPrefix.get(watcher.prefix());
        if (alike != null && alike.remove(watcher)) {
            number--;
            if (alike.isEmpty()) {
                byPrefix.remove(watcher.prefix());
            }
        }
    }

    int number() {
        return number;
    }

    /** Tells all who watch it of a change, and forgets those who cannot keep up. Answers how many these were. */
    int tell(ObjectChange change) {
        String key = change.key();
        int lost = tell(key, change);
        for (int slash = key.indexOf('/', shortestPrefix - 1); slash >= 0; slash = key.indexOf('/', slash + 1)) {
            lost += tell(key.substring(0, slash + 1), change);
        }
        return lost;
    }

    private int tell(String prefix, ObjectChange change) {
        Set<CacheWatcher> alike = byPrefix.get(prefix);
        if (alike == null) {
            return 0;
        }
        int lost = 0;
        for (Iterator<CacheWatcher> each = alike.iterator(); each.hasNext(); ) {
            if (!each.next().offer(change)) {
                each.remove();
                lost++;
            }
        }
        number -= lost;
        if (alike.isEmpty()) {
            byPrefix.remove(prefix);
        }
        return lost;
    }

    void endAll(String why) {
        List<CacheWatcher> all = byPrefix.values().stream().flatMap(Set::stream).toList();
        byPrefix.clear();
        number = 0;
        all.forEach(watcher -> watcher.end(why));
    }
}
