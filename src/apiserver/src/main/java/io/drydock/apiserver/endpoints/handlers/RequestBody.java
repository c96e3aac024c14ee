package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.runtime.DecodeException;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.ObjectReader;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupKind;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apiserver.audit.AuditBodies;
import io.drydock.apiserver.endpoints.negotiation.MediaType;
import io.drydock.apiserver.registry.rest.Creater;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
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
        GroupVersionKind kind = call.endpoint().kind();
        ObjectReader.Read read = new ObjectReader(scheme()).read(body, reading(format), kind, this::accepts);
        validation()
                .judge(
                        call,
                        read.strictErrors(),
                        why -> StatusErrors.badRequest(kind.kind() + " in version \"" + kind.version()
                                + "\" cannot be handled as a " + kind.kind() + ": " + why));
        KubeObject object = scheme().convert(defaulted(read.object()), kind.groupVersion());
        AuditBodies.of(call.exchange())
                .request(
                        object.metadata(),
                        () -> scheme().canonical(object.deepCopy()).tree());
        return object;
    }

    /**
     * Makes what became of an object under a patch an object again.
     *
     * @param live the object before
     * @throws StatusException 422 when it is none of the endpoint's kind any more
     */
    KubeObject reread(JsonNode patched, ObjectPatch patch, KubeObject live) {
        byte[] json = JsonEncoder.encode(patched);
        requireVersion(patched, patch);
        try {
            patch.check(patched);
            ObjectReader.Read read = decode(json);
            if (read.strictErrors().isEmpty() && patch.problems().isEmpty()) {
                return defaulted(read.object());
            }
        } catch (DecodeException notAnObject) {
            // Said below, of the text that the real server would have read.
        }
        byte[] quoted = JsonEncoder.encode(patch.quoted(scheme().canonical(live).tree()));
        List<String> problems = new ArrayList<>(patch.problems());
        ObjectReader.Read read;
        try {
            patch.check(patched);
            read = decode(quoted);
        } catch (DecodeException notAnObject) {
            throw invalid(patch.culprit(quoted), String.valueOf(notAnObject.getMessage()));
        }
        problems.addAll(read.strictErrors());
        validation().judge(call, problems, why -> invalid(patch.culprit(quoted), why));
        return defaulted(read.object());
    }

    /** What a patch leaves without a version is read as Go's own type, which has no name where versions have it. */
    private void requireVersion(JsonNode patched, ObjectPatch patch) {
        boolean typed = ObjectPatch.type(call.endpoint()).isPresent();
        JsonNode version = patched.path("apiVersion");
        boolean unsaid = version.isMissingNode()
                || version.isNull()
                || (version.isString() && version.asString().isEmpty());
        if (typed && patched.isObject() && unsaid) {
            List<String> unknown = patched.propertyNames().stream()
                    .filter(name -> !name.equals("kind") && !name.equals("apiVersion"))
                    .map(name -> "unknown field " + GoValue.quote(name))
                    .toList();
            validation().judge(call, unknown, why -> invalid(patch.culprit(JsonEncoder.encode(patched)), why));
            throw ObjectIdentity.unnamed(call);
        }
    }

    /**
     * Makes what a configuration was merged into an object again. Its fields were looked at before.
     *
     * @throws StatusException 422 when it is none of the endpoint's kind any more
     */
    KubeObject reread(ObjectNode merged) {
        byte[] json = JsonEncoder.encode(merged);
        try {
            return defaulted(decode(json).object());
        } catch (DecodeException notAnObject) {
            throw invalid(new String(json, StandardCharsets.UTF_8), String.valueOf(notAnObject.getMessage()));
        }
    }

    private ObjectReader.Read decode(byte[] json) {
        GroupVersionKind wanted = call.endpoint().kind();
        ObjectReader reader = new ObjectReader(scheme());
        ObjectReader.Read read = reader.decode(json, ObjectReader.Format.JSON, wanted);
        GroupVersionKind found = read.object().groupVersionKind();
        if (!found.equals(wanted)) {
            throw new DecodeException(reader.inconvertible(found, wanted));
        }
        return read;
    }

    private boolean accepts(GroupVersion version) {
        EndpointScope endpoint = call.endpoint();
        return version.equals(endpoint.kind().groupVersion())
                || (endpoint.storage() instanceof Creater creater && creater.accepts(version));
    }

    private KubeObject defaulted(KubeObject object) {
        scheme().setDefaults(object);
        return object;
    }

    private Scheme scheme() {
        return call.endpoint().settings().scheme();
    }

    private static StatusException invalid(String text, String why) {
        return StatusErrors.invalid(
                new GroupKind("", ""), "", List.of(FieldError.invalid(FieldPath.of("patch"), text, why)));
    }

    FieldValidation validation() {
        return FieldValidation.of(call, options);
    }

    private static ObjectReader.Format reading(MediaType format) {
        return switch (format) {
            case JSON -> ObjectReader.Format.JSON;
            case YAML -> ObjectReader.Format.YAML;
            case PROTOBUF -> ObjectReader.Format.PROTOBUF;
        };
    }
}
