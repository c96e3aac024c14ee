package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.managedfields.FieldManager;
import io.drydock.apimachinery.managedfields.FieldWriter;
import io.drydock.apimachinery.meta.OptionsValidation;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.validation.GoValue;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Notes in the objects of one write request which of their fields its manager has set. Objects are in the version of
 * the path.
 *
 * @param options name the manager; without that it is the client's program
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/create.go: managerOrUserAgent"
 */
record FieldTracking(RestCall call, ObjectNode options) {

    /** The new object in canonical form, with its managed fields. */
    KubeObject created(KubeObject object) {
        KubeObject written = scheme().canonical(object);
        manager().ifPresent(fields -> fields.update(fields.empty(), written, writer()));
        return written;
    }

    /**
     * The changed object in canonical form, with its managed fields.
     *
     * @param live the stored object in the version of the path; empty when the update creates it
     */
    KubeObject updated(KubeObject object, Optional<KubeObject> live) {
        KubeObject written = scheme().canonical(object);
        JsonNode managers = object.at("metadata", "managedFields");
        if (managers.isArray() && managers.isEmpty()) {
            // Who sends an empty list wants nobody to own anything, which is not the same as to say nothing.
            written.metadata().putArray("managedFields");
        }
        if (!call.endpoint().subresource().isEmpty()) {
            written.metadata().remove("managedFields");
        }
        manager().ifPresent(fields -> fields.update(live.orElseGet(fields::empty), written, writer()));
        return written;
    }

    Optional<FieldManager> manager() {
        return call.endpoint().fieldManagers().of(call.endpoint().kind());
    }

    /** Who makes this request, and by which way. */
    FieldWriter writer() {
        EndpointScope endpoint = call.endpoint();
        return new FieldWriter(
                managerName(), endpoint.subresource(), endpoint.storage().resetFields());
    }

    private String managerName() {
        String named = options.path("fieldManager").asString("");
        return named.isEmpty() ? program(call.exchange().header("User-Agent")) : named;
    }

    private Scheme scheme() {
        return call.endpoint().settings().scheme();
    }

    private static String program(String userAgent) {
        int slash = userAgent.indexOf('/');
        StringBuilder name = new StringBuilder();
        int length = 0;
        for (int c : (slash < 0 ? userAgent : userAgent.substring(0, slash))
                .codePoints()
                .toArray()) {
            if (!GoValue.prints(c)) {
                continue;
            }
            length += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (length > OptionsValidation.FIELD_MANAGER_MAX_LENGTH) {
                break;
            }
            name.appendCodePoint(c);
        }
        return name.toString();
    }
}
