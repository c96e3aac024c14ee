package io.drydock.apimachinery.managedfields;

/**
 * Who writes fields, and by which way.
 *
 * @param manager the name; empty for one that is not known
 * @param subresource empty for the object itself
 * @param reset what this way in does not change
 */
public record FieldWriter(String manager, String subresource, ResetFields reset) {}
