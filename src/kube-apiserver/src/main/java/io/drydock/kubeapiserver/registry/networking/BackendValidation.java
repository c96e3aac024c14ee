package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import tools.jackson.databind.JsonNode;

/**
 * Where an ingress sends what it lets in: to a port of a service, or to another resource.
 *
 * @see "Go: pkg/apis/networking/validation/validation.go: validateIngressBackend"
 */
record BackendValidation(FieldErrors errors) {

    void validate(JsonNode backend, FieldPath path) {
        boolean toResource = backend.path("resource").isObject();
        boolean toService = backend.path("service").isObject();
        if (toResource && toService) {
            errors.invalid(path, "", "cannot set both resource and service backends");
        } else if (toResource) {
            TypedReference.validate(backend.path("resource"), path.child("resource"), errors);
        } else if (toService) {
            service(backend.path("service"), path);
        } else {
            errors.invalid(path, "", "resource or service backend is required");
        }
    }

    private void service(JsonNode service, FieldPath path) {
        FieldPath at = path.child("service");
        String name = service.path("name").asString("");
        if (name.isEmpty()) {
            errors.required(at.child("name"), "");
        } else {
            errors.invalid(at.child("name"), name, NameRules.nameIsDns1035Label(name, false));
        }
        String portName = service.path("port").path("name").asString("");
        long portNumber = service.path("port").path("number").asLong(0);
        if (!portName.isEmpty() && portNumber != 0) {
            errors.invalid(path, "", "cannot set both port name & port number");
        } else if (!portName.isEmpty()) {
            errors.invalid(at.child("port").child("name"), portName, ValueRules.portName(portName));
        } else if (portNumber != 0) {
            errors.invalid(at.child("port").child("number"), portNumber, ValueRules.portNumber(portNumber));
        } else {
            errors.required(path, "port name or number is required");
        }
    }
}
