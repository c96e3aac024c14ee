package io.drydock.apiserver.registry.rest;

import io.drydock.apimachinery.managedfields.ResetFields;
import io.drydock.apimachinery.schema.GroupVersionKind;

/**
 * What stands behind a resource or subresource. Which verbs it serves is said by which of the interfaces of this
 * package it implements, and discovery lists them so.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/rest/rest.go: Storage"
 */
public interface RestStorage {

    /** The kind of the objects it takes and gives, in the version it stores (or the only one it knows). */
    GroupVersionKind kind();

    boolean namespaced();

    /** What a write by this way does not change. */
    default ResetFields resetFields() {
        return ResetFields.NONE;
    }
}
