package io.drydock.apiserver.storage.cacher;

import io.drydock.apiserver.registry.rest.EncodedObject;
import java.util.List;

/**
 * What there is, and what changes after that.
 *
 * @param items in key order
 */
public record StateAndChanges(List<EncodedObject> items, ChangeWatch changes) {}
