package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import tools.jackson.databind.JsonNode;

/**
 * Where an ingress sends what it lets in: to a port of a service, or to another resource.
 *
 * @param beta whether errors go by the flat fields that backends have in v1beta1
 * @param newest whether services may have names that begin with a digit, as later releases let them
 * @see "Go: pkg/apis/networking/validation/validation.go: validateIngressBackend"
 */
record BackendValidation(boolean beta, boolean newest, FieldErrors errors) {

    void validate(JsonNode backend, FieldPath path) {
        boolean toResource = backend.path("resource").isObject();
        boolean toService = backend.path("service").isObject();
        if (toResource && toService) {
            errors.invalid(path, "", "cannot set both resource and service backends");
        } else if (toResource) {
            TypedReference.validate(backend.path("resource"), !newest, path.child("resource"), errors);
        } else if (toService) {
            service(backend.path("service"), path);
        } else {
            errors.invalid(path, "", "resource or service backend is required");
        }
    }

    private void service(JsonNode service, FieldPath path) {
        FieldPath at = path.child("service");
        FieldPath namePath = beta ? path.child("serviceName") : at.child("name");
        String name = service.path("name").asString("");
        if (name.isEmpty()) {
            errors.required(namePath, "");
        } else {
            errors.invalid(
                    namePath,
                    name,
                    newest ? NameRules.nameIsDnsLabel(name, false) : NameRules.nameIsDns1035Label(name, false));
        }
        String portName = service.path("port").path("name").asString("");
        long portNumber = service.path("port").path("number").asLong(0);
        if (!portName.isEmpty() && portNumber != 0) {
            errors.invalid(path, "", "cannot set both port name & port number");
        } else if (!portName.isEmpty()) {
            errors.invalid(portPath(path, "name"), portName, ValueRules.portName(portName));
        } else if (portNumber != 0) {
            errors.invalid(portPath(path, "number"), portNumber, ValueRules.portNumber(portNumber));
        } else {
            errors.required(path, "port name or number is required");
        }
    }

    private FieldPath portPath(FieldPath path, String field) {
        return beta
                ? path.child("servicePort")
                : path.child("service").child("port").child(field);
    }
}
