package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.registry.rest.UpdatedObject;
import java.util.Optional;

/**
 * What becomes of the stored object under a patch. Patches are written against the version of the path, so the object
 * goes into that version and back.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go: patcher.applyPatch"
 */
record PatchedObject(RequestBody body, ObjectPatch patch) implements UpdatedObject {

    @Override
    public KubeObject from(Optional<KubeObject> current) {
        RestCall call = body.call();
        EndpointScope endpoint = call.endpoint();
        KubeObject stored = current.orElseThrow(
                () -> StatusErrors.notFound(endpoint.resource().groupResource(), call.name()));
        KubeObject live = endpoint.outgoing(stored);
        KubeObject patched = body.reread(patch.apply(live.tree()), patch);
        KubeObject tracked = new FieldTracking(call, body.options()).updated(patched, Optional.of(live));
        KubeObject updated = endpoint.incoming(tracked);
        ObjectIdentity.require(updated, call.name(), call.info().namespace());
        return updated;
    }
}
