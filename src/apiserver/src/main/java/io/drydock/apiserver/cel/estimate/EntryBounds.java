package io.drydock.apiserver.cel.estimate;

/** The sizes of what is in a list or map: of its keys, and of its items or values. */
record EntryBounds(boolean isList, Bounds key, Bounds value) {

    EntryBounds or(EntryBounds other) {
        return new EntryBounds(isList, key.or(other.key), value.or(other.value));
    }
}
