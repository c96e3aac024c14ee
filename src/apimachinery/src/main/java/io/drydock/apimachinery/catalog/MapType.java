package io.drydock.apimachinery.catalog;

/** An object with any names and values of one type. */
public record MapType(Type value) implements Type {}
