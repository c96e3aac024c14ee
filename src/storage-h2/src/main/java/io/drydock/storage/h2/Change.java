package io.drydock.storage.h2;

import io.drydock.apiserver.storage.tree.KeyTree;

/**
 * One entry of the log.
 *
 * @param isRemoval whether the key has no value from here on
 * @param previous the revision of the value that this change replaced or removed; 0 for none
 * @param due when the key goes by itself, in milliseconds since 1970; 0 for never
 */
record Change(long revision, String key, boolean isRemoval, long previous, long due) {

    /** Which revision every key has after this change. */
    KeyTree<Long> applyTo(KeyTree<Long> index) {
        return isRemoval ? index.remove(key) : index.put(key, revision);
    }
}
