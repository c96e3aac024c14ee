package io.drydock.apimachinery.catalog;

/**
 * What a value of an API object may be. Built-in objects get theirs from a {@link TypeCatalog}; a custom resource's
 * schema becomes the same kind of type, so that everything that works on types works on both.
 *
 * @see "Go: sigs.k8s.io/structured-merge-diff/schema/elements.go: Atom"
 */
public sealed interface Type permits ScalarType, ListType, MapType, StructType {}
