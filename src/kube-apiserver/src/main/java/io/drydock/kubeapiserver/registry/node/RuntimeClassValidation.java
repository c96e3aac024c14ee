package io.drydock.kubeapiserver.registry.node;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;

/**
 * What a runtime class must hold; its handler never changes.
 *
 * @see "Go: pkg/apis/node/validation/validation.go: ValidateRuntimeClass, ValidateRuntimeClassUpdate"
 */
final class RuntimeClassValidation implements ObjectValidation {
    private static final FieldPath HANDLER = FieldPath.of("handler");

    @Override
    public List<FieldError> validate(KubeObject runtimeClass) {
        FieldErrors errors = new FieldErrors();
        String handler = runtimeClass.at("handler").asString("");
        errors.invalid(HANDLER, handler, NameRules.nameIsDnsLabel(handler, false));
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject runtimeClass, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.immutable(runtimeClass.at("handler"), old.at("handler"), HANDLER);
        return errors.list();
    }
}
