package io.drydock.kubeapiserver.registry.storage;

import io.drydock.apimachinery.meta.LabelValidation;
import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;

/**
 * How much of a storage class there is for some nodes; which nodes and which class never changes.
 *
 * @see "Go 1.36: pkg/apis/storage/validation/validation.go: ValidateCSIStorageCapacity"
 */
final class CapacityValidation implements ObjectValidation {
    @Override
    public List<FieldError> validate(KubeObject object) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(LabelValidation.validateSelector(object.at("nodeTopology"), FieldPath.of("nodeTopology")));
        String storageClass = object.at("storageClassName").asString("");
        errors.invalid(
                FieldPath.of("storageClassName"), storageClass, NameRules.nameIsDnsSubdomain(storageClass, false));
        String capacity = object.at("capacity").asString("");
        if (!capacity.isEmpty() && Quantity.parse(capacity).signum() < 0) {
            errors.invalid(FieldPath.of("capacity"), capacity, FieldErrors.MUST_NOT_BE_NEGATIVE);
        }
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject object, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        for (String field : List.of("nodeTopology", "storageClassName")) {
            errors.immutable(object.at(field), old.at(field), FieldPath.of(field));
        }
        return errors.list();
    }
}
