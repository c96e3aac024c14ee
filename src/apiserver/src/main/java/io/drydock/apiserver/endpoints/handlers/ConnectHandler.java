package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionChain;
import io.drydock.apiserver.endpoints.negotiation.OutputNegotiation;
import io.drydock.apiserver.registry.rest.Connecter;
import io.drydock.apiserver.request.RequestDeadline;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Lets the storage answer the request by itself.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/rest.go: ConnectResource"
 */
public final class ConnectHandler extends RestHandler {
    private final Connecter storage;

    public ConnectHandler(EndpointScope endpoint, Connecter storage) {
        super(endpoint);
        this.storage = storage;
    }

    @Override
    void answer(RestCall call) throws IOException {
        if (call.exchange().query().has("dryRun")) {
            throw StatusErrors.badRequest("dryRun is not supported");
        }
        if (storage.negotiates()) {
            OutputNegotiation.require(call.exchange(), call.endpoint());
        }
        String name = call.name();
        String path = path(call);
        storage.connectOptions(call.exchange().query(), path).ifPresent(options -> admit(call, name, options));
        storage.connect(call.scope(), name, path, call.exchange());
    }

    private static void admit(RestCall call, String name, KubeObject options) {
        AdmissionChain admission = call.endpoint().settings().admission();
        AdmissionAttributes attributes = attributes(call, name, options);
        admission.admit(attributes);
        admission.validate(attributes);
    }

    private static AdmissionAttributes attributes(RestCall call, String name, KubeObject options) {
        return new AdmissionAttributes(
                AdmissionAttributes.Operation.CONNECT,
                call.endpoint().kind(),
                call.endpoint().resource(),
                call.endpoint().subresource(),
                call.info().namespace(),
                name,
                Optional.of(options),
                Optional.empty(),
                JsonNodeFactory.instance.objectNode(),
                false,
                call.user(),
                new EndpointObjects(call.endpoint()),
                call.admissionContext(RequestDeadline.NONE));
    }

    private static String path(RestCall call) {
        List<String> parts = call.info().parts();
        int own = call.endpoint().subresource().isEmpty() ? 2 : 3;
        if (parts.size() <= own) {
            return "";
        }
        String path = String.join("/", parts.subList(own, parts.size()));
        return call.info().path().endsWith("/") ? path + "/" : path;
    }
}
