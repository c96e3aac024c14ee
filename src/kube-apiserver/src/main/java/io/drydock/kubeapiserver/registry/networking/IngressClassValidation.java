package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.AddressRules;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What an ingress class must hold; its controller never changes.
 *
 * @see "Go: pkg/apis/networking/validation/validation.go: ValidateIngressClass, ValidateIngressClassUpdate"
 */
final class IngressClassValidation implements ObjectValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath CONTROLLER = SPEC.child("controller");
    private static final int CONTROLLER_MAX_LENGTH = 250;

    @Override
    public List<FieldError> validate(KubeObject ingressClass) {
        FieldErrors errors = new FieldErrors();
        String controller = ingressClass.at("spec", "controller").asString("");
        if (controller.length() > CONTROLLER_MAX_LENGTH) {
            errors.add(FieldError.tooLong(CONTROLLER, CONTROLLER_MAX_LENGTH));
        }
        errors.addAll(AddressRules.domainPrefixedPath(CONTROLLER, controller));
        JsonNode parameters = ingressClass.at("spec", "parameters");
        if (parameters.isObject()) {
            errors.requireText(parameters, SPEC.child("parameters"), "kind");
            errors.requireText(parameters, SPEC.child("parameters"), "name");
        }
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject ingressClass, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(validate(ingressClass));
        errors.immutable(ingressClass.at("spec", "controller"), old.at("spec", "controller"), CONTROLLER);
        return errors.list();
    }
}
