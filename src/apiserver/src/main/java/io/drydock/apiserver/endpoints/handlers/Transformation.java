package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.endpoints.negotiation.OutputMediaType;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ObjectList;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns objects and lists into the kind that a client asked to have them converted to. Trees it gives are shared with
 * the objects they came from and never to be changed.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/response.go: doTransformObject"
 */
sealed interface Transformation permits PlainTransformation, PartialMetadata, TableTransformation {

    ObjectNode of(EncodedObject object);

    ObjectNode of(ObjectList list);

    static Transformation of(RestCall call, OutputMediaType wanted) {
        if (wanted.convert().isEmpty()) {
            return new PlainTransformation(call.endpoint());
        }
        GroupVersionKind target = wanted.convert().get();
        return switch (target.kind()) {
            case "Table" -> TableTransformation.of(call, target);
            case "PartialObjectMetadata" -> new PartialMetadata(call.endpoint(), target, false);
            case "PartialObjectMetadataList" -> new PartialMetadata(call.endpoint(), target, true);
            default -> throw notAcceptable("no conversion to " + target);
        };
    }

    static StatusException notAcceptable(String message) {
        return new StatusException(Status.failure(406, "NotAcceptable", message));
    }

    /** A Status is answered as it is, whatever the client asked for. */
    static boolean isStatus(KubeObject object) {
        return object.kind().equals("Status") && object.apiVersion().equals("v1");
    }
}
