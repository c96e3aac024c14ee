package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.endpoints.negotiation.InputNegotiation;
import io.drydock.apiserver.endpoints.negotiation.MediaType;
import io.drydock.apiserver.registry.rest.Creater;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creates the object in the body.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/create.go: createHandler"
 */
public final class CreateHandler extends RestHandler {
    private final Creater storage;

    private static final Set<String> SAY_WHOM_THEY_MEAN = Set.of("binding", "token");

    public CreateHandler(EndpointScope endpoint, Creater storage) {
        super(endpoint);
        this.storage = storage;
    }

    // tag::answer[]
    @Override
    void answer(RestCall call) throws IOException {
        String parent = call.endpoint().subresource().isEmpty() ? "" : call.name();
        ObjectResponse response = ObjectResponse.of(call);
        MediaType format = InputNegotiation.require(call.exchange());
        byte[] body = call.body();
        ObjectNode options = RequestOptions.create(call);
        KubeObject object = new RequestBody(call, options).read(body, format);
        forgetSystemFields(object, call);
        settleNamespace(object, call);
        OwnerReferences.removeDuplicates(object, call);
        KubeObject tracked = new FieldTracking(call, options).created(object);
        KubeObject created = storage.create(
                call.scope(),
                parent,
                call.endpoint().incoming(tracked),
                BoundAdmission.writeOptions(call, parent, options));
        if (Transformation.isStatus(created) && !created.tree().has("code")) {
            created.tree().put("code", 201);
        }
        response.send(
                Transformation.isStatus(created) ? created.tree().path("code").asInt(201) : 201, created);
    }
    // end::answer[]

    /**
     * Since release 1.23 what only the server says of an object counts for nothing before anybody looks at it; that of
     * a binding is about its pod, and
     * that of a request for a token about its account.
     *
     * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/rest/meta.go: WipeObjectMetaSystemFields (1.36)"
     */
    private static void forgetSystemFields(KubeObject object, RestCall call) {
        if (call.endpoint().settings().release().atLeast(Release.V1_36)
                && !SAY_WHOM_THEY_MEAN.contains(call.endpoint().subresource())) {
            object.setCreationTimestamp("");
            object.setUid("");
            object.setDeletionTimestamp(null);
            object.setDeletionGracePeriodSeconds(OptionalLong.empty());
        }
    }

    /**
     * Since release 1.22 admission sees the namespace also where the client has left it out, and never one that
     * contradicts the path.
     */
    private static void settleNamespace(KubeObject object, RestCall call) {
        boolean early = call.endpoint().settings().scheme().catalog().release().atLeast(Release.V1_36);
        boolean isNamespace = call.info().resource().equals("namespaces");
        String namespace = call.info().namespace();
        if (!early || isNamespace || namespace.isEmpty()) {
            return;
        }
        if (!object.namespace().isEmpty() && !object.namespace().equals(namespace)) {
            throw ObjectIdentity.elsewhere();
        }
        object.setNamespace(namespace);
    }
}
