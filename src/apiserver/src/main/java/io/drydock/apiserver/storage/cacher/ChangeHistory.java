package io.drydock.apiserver.storage.cacher;

import io.drydock.apiserver.storage.StorageException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** The last changes of a resource, for watchers that were away for a while. Its owner's lock guards it. */
final class ChangeHistory {
    private final ArrayDeque<ObjectChange> changes = new ArrayDeque<>();
    private final int greatestNumber;
    private final long greatestWeight;
    private long weight;
    private long oldest;

    /** @param greatestWeight in bytes of the objects that the changes hold on to */
    ChangeHistory(int greatestNumber, long greatestWeight) {
        this.greatestNumber = greatestNumber;
        this.greatestWeight = greatestWeight;
    }

    /** Forgets everything: from now on it knows what comes after this revision. */
    void restart(long revision) {
        changes.clear();
        weight = 0;
        oldest = revision;
    }

    void add(ObjectChange change) {
        changes.addLast(change);
        weight += change.weight();
        while (changes.size() > greatestNumber || weight > greatestWeight && changes.size() > 1) {
            ObjectChange forgotten = changes.removeFirst();
            weight -= forgotten.weight();
            oldest = forgotten.revision();
        }
    }

    /** @throws StorageException.Compacted when not all of them are known any more */
    List<ObjectChange> after(long revision, Predicate<String> wanted) {
        if (revision < oldest) {
            throw new StorageException.Compacted(revision, oldest);
        }
        List<ObjectChange> found = new ArrayList<>();
        Iterator<ObjectChange> newestFirst = changes.descendingIterator();
        while (newestFirst.hasNext()) {
            ObjectChange change = newestFirst.next();
            if (change.revision() <= revision) {
                break;
            }
            if (wanted.test(change.key())) {
                found.add(change);
            }
        }
        Collections.reverse(found);
        return found;
    }
}
