package io.drydock.apiserver.storage.cacher;

import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.StorageException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads and watches one resource, through a cache or straight from the store. Every failure is a
 * {@link StorageException}.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/interfaces.go: Interface"
 */
public interface ObjectReader extends AutoCloseable {

    /** @throws StorageException.TooLargeRevision when what is at hand does not become fresh enough in time */
    Optional<EncodedObject> get(String key, Freshness freshness);

    /**
     * The selected objects whose keys begin with a prefix, in key order, all as of one revision.
     *
     * @param range its {@code atLeast} does not count: the freshness says that
     * @throws StorageException.Compacted when the revision asked for is no longer kept
     * @throws StorageException.TooLargeRevision when what is at hand does not become fresh enough in time
     */
    ObjectPage list(String prefix, ListRange range, Freshness freshness, ObjectSelector selector);

    /**
     * Every change from a revision on, in order.
     *
     * @param prefix ends with a slash, or is a whole key
     * @param after changes with a greater revision are delivered; empty for those from now on
     * @throws StorageException.Compacted when changes after that revision are no longer kept
     */
    ChangeWatch watch(String prefix, OptionalLong after);

    /**
     * What there is, and every change from there on.
     *
     * @param prefix ends with a slash, or is a whole key
     */
    StateAndChanges watchFromState(String prefix, Freshness freshness);

    @Override
    void close();
}
