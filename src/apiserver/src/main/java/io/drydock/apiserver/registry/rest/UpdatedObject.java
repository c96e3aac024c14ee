package io.drydock.apiserver.registry.rest;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.Optional;

/**
 * Makes the new object out of the one that is stored: PUT ignores the old one, PATCH changes a copy of it. It is asked
 * again, with a newer object, when somebody else was faster.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/rest/rest.go: UpdatedObjectInfo"
 */
@FunctionalInterface
public interface UpdatedObject {

    /**
     * @param current what is stored, never to be changed; absent when the update creates the object
     * @return an object of its own each time, which the caller goes on to change
     */
    KubeObject from(Optional<KubeObject> current);

    /** The uid that the stored object must have for the update to be meant for it; empty for any. */
    default String requiredUid() {
        return "";
    }
}
