package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.AddressRules;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
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

    private final boolean newest;

    IngressClassValidation(Release release) {
        this.newest = release.atLeast(Release.V1_36);
    }

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
            TypedReference.validate(parameters, !newest, SPEC.child("parameters"), errors);
            if (newest) {
                scope(parameters, SPEC.child("parameters"), errors);
            }
        }
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject ingressClass, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        String controller = ingressClass.at("spec", "controller").asString("");
        if (!controller.equals(old.at("spec", "controller").asString(""))) {
            errors.invalid(CONTROLLER, controller, FieldErrors.IMMUTABLE);
        }
        errors.metadata(ingressClass, false);
        errors.addAll(validate(ingressClass));
        return errors.list();
    }

    private static void scope(JsonNode parameters, FieldPath path, FieldErrors errors) {
        JsonNode namespace = parameters.path("namespace");
        if (!parameters.path("scope").isString()) {
            errors.required(path.child("scope"), "");
            return;
        }
        String scope = parameters.path("scope").asString();
        switch (scope) {
            case "Cluster" -> {
                if (namespace.isString()) {
                    errors.forbidden(path.child("namespace"), "`parameters.scope` is set to 'Cluster'");
                }
            }
            case "Namespace" -> {
                if (namespace.isString()) {
                    errors.invalid(
                            path.child("namespace"), namespace, NameRules.nameIsDnsLabel(namespace.asString(), false));
                } else {
                    errors.required(path.child("namespace"), "`parameters.scope` is set to 'Namespace'");
                }
            }
            default -> errors.notSupported(path.child("scope"), scope, List.of("Cluster", "Namespace"));
        }
    }
}
