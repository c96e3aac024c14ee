package io.drydock.apimachinery.catalog;

import java.util.List;

/**
 * A list of values of one type.
 *
 * @param mapKeys the fields that tell items apart when {@code kind} is {@link Kind#MAP}; empty otherwise
 */
public record ListType(Type item, Kind kind, List<String> mapKeys) implements Type {
    public ListType {
        mapKeys = List.copyOf(mapKeys);
        if (kind != Kind.MAP && !mapKeys.isEmpty()) {
            throw new IllegalArgumentException("a list with map keys " + mapKeys + " must be of kind MAP, not " + kind);
        }
    }

    /** How two lists are merged when several managers own parts of them. */
    public enum Kind {
        /** The list is one value. */
        ATOMIC,
        /** Every item is its own key. */
        SET,
        /** Items are told apart by the map keys. */
        MAP
    }

    public static ListType atomic(Type item) {
        return new ListType(item, Kind.ATOMIC, List.of());
    }
}
