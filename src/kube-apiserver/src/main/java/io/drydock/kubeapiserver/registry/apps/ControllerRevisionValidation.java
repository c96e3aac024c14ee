package io.drydock.kubeapiserver.registry.apps;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a controller revision must hold: a state that was and that nobody changes afterwards.
 *
 * @see "Go: pkg/apis/apps/validation/validation.go: ValidateControllerRevision"
 */
final class ControllerRevisionValidation implements ObjectValidation {
    private static final FieldPath DATA = FieldPath.of("data");

    @Override
    public List<FieldError> validate(KubeObject revision) {
        FieldErrors errors = new FieldErrors();
        JsonNode data = revision.at("data");
        if (data.isMissingNode() || data.isNull()) {
            errors.required(DATA, "data is mandatory");
        }
        JsonNode number = revision.at("revision");
        if (number.asLong(0) < 0) {
            errors.invalid(FieldPath.of("revision"), number, FieldErrors.MUST_NOT_BE_NEGATIVE);
        }
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject revision, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(validate(revision));
        errors.immutable(revision.at("data"), old.at("data"), DATA);
        return errors.list();
    }
}
