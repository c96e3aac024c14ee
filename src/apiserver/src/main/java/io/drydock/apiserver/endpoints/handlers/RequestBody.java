package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.ObjectReader;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.endpoints.negotiation.MediaType;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a request's body the object that its endpoint takes: decoded, defaulted, in the version that is stored. What
 * the body says that the type does not know is passed over, warned about or refused, as the request asks.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/create.go: createHandler"
 */
record RequestBody(RestCall call, ObjectNode options) {

    /** @throws io.drydock.apimachinery.status.StatusException 400 when it is not such an object */
    KubeObject read(byte[] body, MediaType format) {
        EndpointScope endpoint = call.endpoint();
        Scheme scheme = endpoint.settings().scheme();
        ObjectReader.Read read = new ObjectReader(scheme).read(body, reading(format), endpoint.kind());
        reportUnknownFields(read.strictErrors());
        scheme.setDefaults(read.object());
        return endpoint.incoming(read.object());
    }

    /** @param problems such as {@code unknown field "spec.colour"} */
    void reportUnknownFields(List<String> problems) {
        if (problems.isEmpty()) {
            return;
        }
        switch (validation()) {
            case "Strict" -> {
                GroupVersionKind kind = call.endpoint().kind();
                throw StatusErrors.badRequest(kind.kind() + " in version \"" + kind.version()
                        + "\" cannot be handled as a " + kind.kind() + ": strict decoding error: "
                        + String.join(", ", problems));
            }
            case "Warn" -> problems.forEach(call::warn);
            default -> {}
        }
    }

    private String validation() {
        boolean known = call.endpoint().settings().scheme().catalog().release() != Release.V1_20;
        return known ? options.path("fieldValidation").asString("Warn") : "Ignore";
    }

    private static ObjectReader.Format reading(MediaType format) {
        return switch (format) {
            case JSON -> ObjectReader.Format.JSON;
            case YAML -> ObjectReader.Format.YAML;
        };
    }
}
