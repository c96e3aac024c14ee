package io.drydock.apiserver.registry;

import io.drydock.apimachinery.managedfields.FieldManager;
import io.drydock.apimachinery.managedfields.FieldManagers;
import io.drydock.apimachinery.managedfields.FieldWriter;
import io.drydock.apimachinery.managedfields.ResetFields;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Notes in what the server writes by itself that it manages these fields, as endpoints note it for clients.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/config.go: LoopbackClientConfig, through which Go's servers write"
 */
record OwnWrites(Scheme scheme, FieldManagers fieldManagers) {

    /** The object with what the server wants of it, whoever else owns those fields. */
    KubeObject applied(KubeObject current, ObjectNode configuration, FieldWriter writer) {
        FieldManager fields = fieldManagers
                .of(current.groupVersionKind())
                .orElseThrow(() -> new IllegalStateException("nobody manages fields of " + current.kind()));
        return scheme.canonical(fields.apply(current, configuration, writer, true));
    }

    /** @param current empty when it is created */
    KubeObject tracked(
            RequestScope scope,
            KubeObject object,
            Optional<KubeObject> current,
            ResetFields reset,
            WriteOptions options) {
        Optional<FieldManager> fields =
                options.program().flatMap(program -> fieldManagers.of(object.groupVersionKind()));
        if (fields.isEmpty()) {
            return object;
        }
        KubeObject written = scheme.canonical(object);
        fields.get()
                .update(
                        current.orElseGet(fields.get()::empty),
                        written,
                        new FieldWriter(
                                options.program().orElseThrow(), scope.request().subresource(), reset));
        return written;
    }
}
