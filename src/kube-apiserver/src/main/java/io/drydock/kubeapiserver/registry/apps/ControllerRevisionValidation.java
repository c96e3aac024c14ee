package io.drydock.kubeapiserver.registry.apps;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
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

    private final boolean newer;

    ControllerRevisionValidation(ResourceContext context) {
        this.newer = context.release().atLeast(Release.V1_36);
    }

    @Override
    public List<FieldError> validate(KubeObject revision) {
        FieldErrors errors = new FieldErrors();
        JsonNode data = revision.at("data");
        if (newer) {
            number(revision, errors);
        }
        if (data.isMissingNode() || data.isNull()) {
            errors.required(DATA, "data is mandatory");
        } else if (newer && !data.isObject()) {
            errors.required(DATA, "data must be a valid JSON object");
        }
        if (!newer) {
            number(revision, errors);
        }
        return errors.list();
    }

    private static void number(KubeObject revision, FieldErrors errors) {
        JsonNode number = revision.at("revision");
        if (number.asLong(0) < 0) {
            errors.invalid(FieldPath.of("revision"), number, FieldErrors.MUST_NOT_BE_NEGATIVE);
        }
    }

    @Override
    public List<FieldError> validateWhole(KubeObject revision) {
        FieldErrors errors = new FieldErrors();
        errors.metadata(revision, true);
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject revision, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        if (newer) {
            number(revision, errors);
        } else {
            errors.addAll(validate(revision));
        }
        errors.immutable(revision.at("data"), old.at("data"), DATA);
        return errors.list();
    }
}
