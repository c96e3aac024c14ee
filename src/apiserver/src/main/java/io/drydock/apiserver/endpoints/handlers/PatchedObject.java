package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.registry.rest.UpdatedObject;
import java.util.Optional;

/**
 * What becomes of the stored object under a patch. Patches are written against the version of the path, so the object
 * goes into that version and back. A patch is read only when there is something to change.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go: patcher.applyPatch"
 */
final class PatchedObject implements UpdatedObject {
    private final RequestBody body;
    private final String contentType;
    private final byte[] text;

    PatchedObject(RequestBody body, String contentType, byte[] text) {
        this.body = body;
        this.contentType = contentType;
        this.text = text;
    }

    @Override
    public KubeObject from(Optional<KubeObject> current) {
        RestCall call = body.call();
        EndpointScope endpoint = call.endpoint();
        KubeObject stored = current.orElseThrow(
                () -> StatusErrors.notFound(endpoint.resource().groupResource(), call.name()));
        ObjectPatch patch = ObjectPatch.parse(contentType, text, body);
        KubeObject live = endpoint.outgoing(stored);
        KubeObject patched = body.reread(patch.apply(live.tree()), patch, live);
        KubeObject tracked = new FieldTracking(call, body.options()).updated(patched, Optional.of(live));
        KubeObject updated = endpoint.incoming(tracked);
        ObjectIdentity.require(updated, call);
        OwnerReferences.removePatchedDuplicates(updated, call);
        return updated;
    }
}
