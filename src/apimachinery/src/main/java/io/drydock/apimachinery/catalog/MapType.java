package io.drydock.apimachinery.catalog;

/**
 * An object with any names and values of one type.
 *
 * @param atomic whether it is one value when several managers own parts of an object
 */
public record MapType(Type value, boolean atomic) implements Type {
    public MapType(Type value) {
        this(value, false);
    }
}
