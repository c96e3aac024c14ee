package io.drydock.apiserver.storage.cacher;

import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.storage.tree.KeyTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** All objects of a resource at one revision. It never changes; whoever reads it needs no lock. */
record CacheState(long revision, KeyTree<EncodedObject> objects) {

    CacheState at(long later) {
        return new CacheState(later, objects);
    }

    Optional<EncodedObject> get(String key) {
        return objects.get(key);
    }

    List<EncodedObject> all(String prefix) {
        List<EncodedObject> all = new ArrayList<>(objects.count(prefix));
        objects.visit(prefix, (key, object) -> key.startsWith(prefix) && all.add(object));
        return all;
    }

    /** @param limit the greatest number of objects; 0 for all */
    ObjectPage page(String prefix, int limit, ObjectSelector selector) {
        if (limit == 0 && selector.isEverything()) {
            return ObjectPage.whole(all(prefix), revision);
        }
        Collector collector = new Collector(prefix, limit, selector);
        objects.visit(prefix, collector::visit);
        if (!collector.cut) {
            return ObjectPage.whole(collector.items, revision);
        }
        OptionalLong remaining = selector.isEverything()
                ? OptionalLong.of((long) objects.count(prefix) - collector.items.size())
                : OptionalLong.empty();
        return new ObjectPage(collector.items, revision, Optional.of(collector.last), remaining);
    }

    /** Takes what is selected until there is one object more than there may be. */
    private static final class Collector {
        private final List<EncodedObject> items = new ArrayList<>();
        private final String prefix;
        private final int limit;
        private final ObjectSelector selector;
        private String last = "";
        private boolean cut;

        Collector(String prefix, int limit, ObjectSelector selector) {
            this.prefix = prefix;
            this.limit = limit;
            this.selector = selector;
        }

        boolean visit(String key, EncodedObject object) {
            if (!key.startsWith(prefix)) {
                return false;
            }
            if (limit > 0 && items.size() == limit) {
                cut = true;
                return false;
            }
            last = key;
            if (selector.matches(object)) {
                items.add(object);
            }
            return true;
        }
    }
}
