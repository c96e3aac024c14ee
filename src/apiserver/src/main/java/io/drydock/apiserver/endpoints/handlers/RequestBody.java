package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.runtime.DecodeException;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.ObjectReader;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupKind;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.endpoints.negotiation.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes what a request brings the object that its endpoint takes: decoded and defaulted, in the version of the path.
 * What it says that the type does not know is passed over, warned about or refused, as the request asks.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/create.go: createHandler"
 */
record RequestBody(RestCall call, ObjectNode options) {

    /** @throws StatusException 400 when it is not such an object */
    KubeObject read(byte[] body, MediaType format) {
        EndpointScope endpoint = call.endpoint();
        Scheme scheme = endpoint.settings().scheme();
        ObjectReader.Read read = new ObjectReader(scheme).read(body, reading(format), endpoint.kind());
        reportUnknownFields(read.strictErrors());
        scheme.setDefaults(read.object());
        return read.object();
    }

    /**
     * Makes what became of an object under a patch an object again.
     *
     * @throws StatusException 422 when it is none of the endpoint's kind any more
     */
    KubeObject reread(ObjectNode patched) {
        EndpointScope endpoint = call.endpoint();
        Scheme scheme = endpoint.settings().scheme();
        byte[] json = JsonEncoder.encode(patched);
        ObjectReader.Read read;
        try {
            read = new ObjectReader(scheme).decode(json, ObjectReader.Format.JSON, endpoint.kind());
        } catch (DecodeException notAnObject) {
            throw invalid(json, String.valueOf(notAnObject.getMessage()));
        }
        if (!read.object().groupVersionKind().equals(endpoint.kind())) {
            throw invalid(
                    json,
                    "a " + endpoint.kind() + " cannot become a " + read.object().groupVersionKind());
        }
        reportUnknownFields(read.strictErrors());
        scheme.setDefaults(read.object());
        return read.object();
    }

    private static StatusException invalid(byte[] patched, String why) {
        String text = new String(patched, StandardCharsets.UTF_8);
        return StatusErrors.invalid(
                new GroupKind("", ""), "", List.of(FieldError.invalid(FieldPath.of("patch"), text, why)));
    }

    /** @param problems such as {@code unknown field "spec.colour"} */
    private void reportUnknownFields(List<String> problems) {
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
        boolean known = call.endpoint().settings().hasFieldValidation();
        return known ? options.path("fieldValidation").asString("Warn") : "Ignore";
    }

    private static ObjectReader.Format reading(MediaType format) {
        return switch (format) {
            case JSON -> ObjectReader.Format.JSON;
            case YAML -> ObjectReader.Format.YAML;
            case PROTOBUF -> ObjectReader.Format.PROTOBUF;
        };
    }
}
