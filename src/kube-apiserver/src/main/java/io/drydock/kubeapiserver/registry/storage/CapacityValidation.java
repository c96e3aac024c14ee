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
import tools.jackson.databind.JsonNode;

/**
 * How much of a storage class there is for some nodes; which nodes and which class never changes.
 *
 * @see "Go 1.36: pkg/apis/storage/validation/validation.go: ValidateCSIStorageCapacity"
 */
final class CapacityValidation implements ObjectValidation {
    private static final FieldPath TOPOLOGY = FieldPath.of("nodeTopology");

    @Override
    public List<FieldError> validate(KubeObject object) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(LabelValidation.validateSelectorWithValues(object.at("nodeTopology"), TOPOLOGY));
        check(object, errors);
        return errors.list();
    }

    private static void check(KubeObject object, FieldErrors errors) {
        String storageClass = object.at("storageClassName").asString("");
        errors.invalid(
                FieldPath.of("storageClassName"), storageClass, NameRules.nameIsDnsSubdomain(storageClass, false));
        String capacity = object.at("capacity").asString("");
        if (!capacity.isEmpty() && Quantity.parse(capacity).signum() < 0) {
            errors.invalid(FieldPath.of("capacity"), capacity, FieldErrors.MUST_NOT_BE_NEGATIVE);
        }
    }

    /** What a selector asks for that no label can have stays allowed where it is. */
    @Override
    public List<FieldError> validateUpdate(KubeObject object, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.metadata(object, true);
        JsonNode topology = object.at("nodeTopology");
        JsonNode before = old.at("nodeTopology");
        boolean wasValid =
                LabelValidation.validateSelectorWithValues(before, TOPOLOGY).isEmpty();
        errors.addAll(
                wasValid
                        ? LabelValidation.validateSelectorWithValues(topology, TOPOLOGY)
                        : LabelValidation.validateSelector(topology, TOPOLOGY));
        check(object, errors);
        errors.immutable(topology, before, TOPOLOGY);
        JsonNode storageClass = object.at("storageClassName");
        if (!storageClass.equals(old.at("storageClassName"))) {
            errors.invalid(FieldPath.of("storageClassName"), storageClass.asString(""), FieldErrors.IMMUTABLE);
        }
        return errors.list();
    }
}
