package io.drydock.apimachinery.catalog;

import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.List;

/**
 * A subresource that a release serves.
 *
 * @param name without its parent's, such as {@code scale}
 * @param kind of its objects, which may be of another group than its parent, such as {@code autoscaling/v1 Scale}
 * @param verbs as discovery lists them, in alphabetical order
 */
public record SubresourceFact(String name, GroupVersionKind kind, List<String> verbs) {
    public SubresourceFact {
        verbs = List.copyOf(verbs);
    }
}
