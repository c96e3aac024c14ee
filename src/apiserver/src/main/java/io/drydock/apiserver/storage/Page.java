package io.drydock.apiserver.storage;

import java.util.List;

/**
 * Part of a list.
 *
 * @param revision that the whole list is of
 * @param more whether there are values after the last of these
 * @param remaining how many there are after the last of these
 */
public record Page(List<StoredValue> values, long revision, boolean more, long remaining) {}
