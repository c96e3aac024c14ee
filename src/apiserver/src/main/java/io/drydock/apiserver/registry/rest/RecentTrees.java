package io.drydock.apiserver.registry.rest;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Holds on to the trees of objects that were looked into lately. Everybody else lets go of a tree, which takes several
 * times the memory of its JSON, and parses that again when need be.
 */
public final class RecentTrees {
    private static final int PLACES = 1 << 10;

    /** In bytes of JSON; longer objects are few, and would take more memory than they save time. */
    private static final int LONGEST = 64 << 10;

    private final AtomicInteger next = new AtomicInteger();
    private volatile @Nullable AtomicReferenceArray<@Nullable KubeObject> places;

    void add(KubeObject tree, int length) {
        if (length > LONGEST) {
            return;
        }
        AtomicReferenceArray<@Nullable KubeObject> known = places;
        if (known == null) {
            known = new AtomicReferenceArray<>(PLACES);
            places = known;
        }
        known.set(next.getAndIncrement() & (PLACES - 1), tree);
    }
}
