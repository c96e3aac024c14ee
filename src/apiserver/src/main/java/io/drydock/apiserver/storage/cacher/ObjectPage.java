package io.drydock.apiserver.storage.cacher;

import io.drydock.apiserver.registry.rest.EncodedObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Part of a list.
 *
 * @param revision that the whole list is of
 * @param lastKey the key of the last object, when others come after it; empty when this is the end
 * @param remaining how many come after it, when nobody was left out
 */
public record ObjectPage(List<EncodedObject> items, long revision, Optional<String> lastKey, OptionalLong remaining) {

    static ObjectPage whole(List<EncodedObject> items, long revision) {
        return new ObjectPage(items, revision, Optional.empty(), OptionalLong.empty());
    }
}
