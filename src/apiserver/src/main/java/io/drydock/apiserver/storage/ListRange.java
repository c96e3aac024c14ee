package io.drydock.apiserver.storage;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which part of a prefix to list, and as of when.
 *
 * @param revision exactly this one; empty for the newest
 * @param atLeast the newest, but not before this one; 0 for any
 * @param startKey the first key to consider; absent to begin at the beginning
 * @param limit the greatest number of values; 0 for all
 */
public record ListRange(OptionalLong revision, long atLeast, Optional<String> startKey, int limit) {
    public static final ListRange ALL = new ListRange(OptionalLong.empty(), 0, Optional.empty(), 0);
}
