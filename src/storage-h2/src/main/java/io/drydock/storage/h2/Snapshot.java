package io.drydock.storage.h2;

import io.drydock.apiserver.storage.tree.KeyTree;

/**
 * Which keys there are at one revision.
 *
 * @param index the revision of each key's value
 */
record Snapshot(long revision, KeyTree<Long> index) {

    Snapshot after(Change change) {
        return new Snapshot(change.revision(), change.applyTo(index));
    }

    /** The revision of a key's value; 0 when it has none. */
    long revisionOf(String key) {
        return index.get(key).orElse(0L);
    }
}
