package io.drydock.apiserver.registry.rest;

/** Serves {@code delete}. */
public interface GracefulDeleter extends RestStorage {

    /** @param options carry the DeleteOptions: grace period, preconditions, propagation policy */
    Deletion delete(RequestScope scope, String name, WriteOptions options);
}
