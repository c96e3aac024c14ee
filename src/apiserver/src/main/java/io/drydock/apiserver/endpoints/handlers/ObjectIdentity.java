package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;

/**
 * Checks that an object is the one that the path names.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/rest.go: checkName"
 */
final class ObjectIdentity {
    private ObjectIdentity() {}

    /** Where an object does not say where it is, a newer release writes that into it before anybody else looks. */
    static void require(KubeObject object, RestCall call) {
        String name = call.name();
        String namespace = call.endpoint().namespaced() ? call.info().namespace() : "";
        boolean newer = call.endpoint().settings().release().atLeast(Release.V1_36);
        boolean elsewhere = !namespace.isEmpty()
                && !object.namespace().isEmpty()
                && !object.namespace().equals(namespace);
        if (elsewhere && newer) {
            throw elsewhere();
        }
        if (object.name().isEmpty()) {
            throw unnamed(call);
        }
        if (!object.name().equals(name)) {
            throw StatusErrors.badRequest(
                    "the name of the object (" + object.name() + ") does not match the name on the URL (" + name + ")");
        }
        if (elsewhere) {
            throw StatusErrors.badRequest("the namespace of the object (" + object.namespace()
                    + ") does not match the namespace on the request (" + namespace + ")");
        }
        if (newer && !namespace.isEmpty()) {
            object.setNamespace(namespace);
        }
    }

    /** The object says that it is in another namespace than the path. */
    static StatusException elsewhere() {
        return StatusErrors.badRequest(
                "the namespace of the provided object does not match the namespace sent on the request");
    }

    /** The object does not say its name. */
    static StatusException unnamed(RestCall call) {
        return StatusErrors.badRequest(
                "the name of the object (" + call.name() + " based on URL) was undeterminable: name must be provided");
    }
}
