package io.drydock.kubeapiserver.registry.resource;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.ResourceNames;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a class of devices must hold.
 *
 * @see "Go 1.36: pkg/apis/resource/validation/validation.go: ValidateDeviceClass"
 */
final class DeviceClassValidation implements ObjectValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");

    @Override
    public List<FieldError> validate(KubeObject deviceClass) {
        FieldErrors errors = new FieldErrors();
        JsonNode spec = deviceClass.at("spec");
        DeviceConfiguration.selectors(spec.path("selectors"), SPEC.child("selectors"), errors);
        BoundedLists.slice(
                spec.path("config"),
                DeviceConfiguration.MOST,
                SPEC.child("config"),
                errors,
                (configuration, at) -> DeviceConfiguration.validate(configuration, at, errors));
        JsonNode extended = spec.path("extendedResourceName");
        if (extended.isString() && !ResourceNames.isExtended(extended.asString())) {
            errors.invalid(SPEC.child("extendedResourceName"), extended, "must be a valid extended resource name");
        }
        return errors.list();
    }
}
