package io.drydock.apiserver.registry.rest;

/** Serves {@code deletecollection}. */
public interface CollectionDeleter extends RestStorage {

    /**
     * Deletes what the options select, one object after the other; when one fails the others may already be gone.
     *
     * @return what was deleted, as it was before
     */
    ObjectList deleteCollection(RequestScope scope, WriteOptions options, ListOptions selected);
}
