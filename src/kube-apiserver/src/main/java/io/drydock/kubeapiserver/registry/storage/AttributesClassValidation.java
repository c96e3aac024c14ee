package io.drydock.kubeapiserver.registry.storage;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;

/**
 * A class of attributes that volumes can have; nothing of it changes.
 *
 * @see "Go 1.36: pkg/apis/storage/validation/validation.go: ValidateVolumeAttributesClass"
 */
final class AttributesClassValidation implements ObjectValidation {
    @Override
    public List<FieldError> validate(KubeObject object) {
        FieldErrors errors = new FieldErrors();
        check(object, errors);
        return errors.list();
    }

    private static void check(KubeObject object, FieldErrors errors) {
        StorageParameters.validateProvider(
                object.at("driverName").asString(""), Release.V1_36, FieldPath.of("driverName"), errors);
        FieldPath path = FieldPath.of("parameters");
        StorageParameters.validate(object.at("parameters"), path, errors);
        if (object.at("parameters").isEmpty()) {
            errors.required(path, "must contain at least one key/value pair");
        }
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject object, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        for (String field : List.of("driverName", "parameters")) {
            if (!object.at(field).equals(old.at(field))) {
                errors.forbidden(FieldPath.of(field), "updates to " + field + " are forbidden.");
            }
        }
        errors.metadata(object, false);
        check(object, errors);
        return errors.list();
    }
}
