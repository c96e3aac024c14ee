package io.drydock.apiserver.registry.rest;

/** A subresource that works on another resource's objects, as {@code status} and {@code scale} do. */
public interface SubresourceOf extends RestStorage {

    /** What stands behind the resource itself. */
    RestStorage parent();
}
