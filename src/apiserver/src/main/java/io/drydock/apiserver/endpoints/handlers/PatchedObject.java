package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.runtime.DecodeException;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.ObjectReader;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.rest.UpdatedObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of the stored object under a patch. Patches are written against the version of the path, so the object
 * goes into that version and back.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go: patcher.applyPatch"
 */
record PatchedObject(RestCall call, ObjectPatch patch, RequestBody body) implements UpdatedObject {

    @Override
    public KubeObject from(Optional<KubeObject> current) {
        EndpointScope endpoint = call.endpoint();
        KubeObject stored = current.orElseThrow(
                () -> StatusErrors.notFound(endpoint.resource().groupResource(), call.name()));
        byte[] patched =
                JsonEncoder.encode(patch.apply(endpoint.outgoing(stored).tree()));
        Scheme scheme = endpoint.settings().scheme();
        KubeObject object;
        try {
            ObjectReader.Read read =
                    new ObjectReader(scheme).decode(patched, ObjectReader.Format.JSON, endpoint.kind());
            body.reportUnknownFields(read.strictErrors());
            object = read.object();
        } catch (DecodeException notAnObject) {
            throw invalid(patched, String.valueOf(notAnObject.getMessage()));
        }
        if (!object.groupVersionKind().equals(endpoint.kind())) {
            throw invalid(patched, "a " + endpoint.kind() + " cannot become a " + object.groupVersionKind());
        }
        scheme.setDefaults(object);
        KubeObject updated = endpoint.incoming(object);
        ObjectIdentity.require(updated, call.name(), call.info().namespace());
        return updated;
    }

    private static StatusException invalid(byte[] patched, String why) {
        String text = new String(patched, StandardCharsets.UTF_8);
        return StatusErrors.invalid(
                new GroupKind("", ""), "", List.of(FieldError.invalid(FieldPath.of("patch"), text, why)));
    }
}
