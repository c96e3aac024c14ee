package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.meta.OptionsValidation;
import io.drydock.apimachinery.protobuf.MalformedProtobufException;
import io.drydock.apimachinery.protobuf.ProtobufDecoder;
import io.drydock.apimachinery.protobuf.ProtobufMessage;
import io.drydock.apimachinery.runtime.DecodeException;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.ObjectReader;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.audit.AuditBodies;
import io.drydock.apiserver.endpoints.negotiation.InputNegotiation;
import io.drydock.apiserver.endpoints.negotiation.MediaType;
import java.io.IOException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the DeleteOptions of a request from its body or, when it has none, from its query.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/delete.go: DeleteResource"
 */
final class DeleteRequestOptions {
    private static final GroupVersionKind KIND = new GroupVersionKind("", "v1", "DeleteOptions");
    private static final String INTERNAL_VERSION = "meta.k8s.io/v1";
    private static final String SCHEME = "k8s.io/apimachinery/pkg/apis/meta/internalversion/scheme/register.go:27";

    private DeleteRequestOptions() {}

    static ObjectNode of(RestCall call) throws IOException {
        byte[] body = call.body();
        ObjectNode options = body.length > 0
                ? decode(body, InputNegotiation.require(call.exchange()), call)
                : RequestOptions.delete(call);
        if (body.length > 0) {
            AuditBodies.of(call.exchange()).request(() -> audited(options, call));
        }
        RequestOptions.require(call, "DeleteOptions", OptionsValidation.validateDeleteOptions(options));
        return options;
    }

    /** Newer releases record the version that they work with themselves. */
    private static ObjectNode audited(ObjectNode options, RestCall call) {
        ObjectNode first = JsonNodeFactory.instance
                .objectNode()
                .put("kind", KIND.kind())
                .put("apiVersion", isOlder(call) ? KIND.version() : "meta.k8s.io/__internal");
        options.properties().stream()
                .filter(entry -> !first.has(entry.getKey()))
                .forEach(entry -> first.set(entry.getKey(), entry.getValue()));
        return first;
    }

    private static ObjectNode decode(byte[] body, MediaType format, RestCall call) {
        ObjectNode options;
        try {
            options = switch (format) {
                case JSON -> decode(body, ObjectReader.Format.JSON, call);
                case YAML -> decode(body, ObjectReader.Format.YAML, call);
                case PROTOBUF -> decodeProtobuf(body, call);
            };
        } catch (DecodeException | MalformedProtobufException broken) {
            throw refused(String.valueOf(broken.getMessage()), call);
        }
        if (!options.path("kind").asString("").equals(KIND.kind())) {
            throw refused("decoded object cannot be converted to DeleteOptions", call);
        }
        options.put("kind", KIND.kind());
        options.put("apiVersion", INTERNAL_VERSION);
        return options;
    }

    /** Older releases read the options for a collection as if they were an object of the API. */
    private static ObjectNode decode(byte[] body, ObjectReader.Format format, RestCall call) {
        ObjectReader reader = new ObjectReader(call.endpoint().settings().scheme());
        if (isOlder(call) && call.info().verb().equals("deletecollection")) {
            KubeObject object = reader.decode(body, format, KIND).object();
            if (!object.kind().equals(KIND.kind())) {
                throw new DecodeException(
                        "converting (v1." + object.kind() + ") to (v1.DeleteOptions): unknown conversion");
            }
            return object.tree();
        }
        return reader.decodeInto(body, format, KIND, SCHEME);
    }

    private static ObjectNode decodeProtobuf(byte[] body, RestCall call) {
        ProtobufMessage message = ProtobufDecoder.open(body);
        String version = isVersion(message.apiVersion()) ? message.apiVersion() : INTERNAL_VERSION;
        if (message.kind().equals("Status")) {
            throw new DecodeException("converting (v1.Status) to (v1.DeleteOptions): unknown conversion");
        }
        if (!message.kind().isEmpty() && !message.kind().equals(KIND.kind())) {
            throw new DecodeException("no kind \"" + message.kind() + "\" is registered for version \"" + version
                    + "\" in scheme \"" + SCHEME + "\"");
        }
        return new ProtobufDecoder(call.endpoint().settings().release())
                .read(new ProtobufMessage(KIND.apiVersion(), KIND.kind(), message.bytes()));
    }

    private static boolean isVersion(String apiVersion) {
        return !apiVersion.isEmpty() && apiVersion.indexOf('/') == apiVersion.lastIndexOf('/');
    }

    /** To older releases it is a failure of their own. */
    private static StatusException refused(String problem, RestCall call) {
        return isOlder(call) ? new StatusException(Status.failure(500, "", problem)) : StatusErrors.badRequest(problem);
    }

    private static boolean isOlder(RestCall call) {
        return !call.endpoint().settings().release().atLeast(Release.V1_36);
    }
}
