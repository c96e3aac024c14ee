package io.drydock.kubeapiserver.registry.storage;

import io.drydock.apimachinery.catalog.MapType;
import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.ScalarType;
import io.drydock.apimachinery.catalog.Type;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.InternalJson;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a storage class must hold; hardly anything of it changes.
 *
 * @see "Go: pkg/apis/storage/validation/validation.go: ValidateStorageClass, ValidateStorageClassUpdate"
 */
final class StorageClassValidation implements ObjectValidation {
    private static final List<String> BINDING_MODES = List.of("Immediate", "WaitForFirstConsumer");

    private final Release release;

    StorageClassValidation(Release release) {
        this.release = release;
    }

    @Override
    public List<FieldError> validate(KubeObject storageClass) {
        FieldErrors errors = new FieldErrors();
        StorageParameters.validateProvider(
                storageClass.at("provisioner").asString(""), release, FieldPath.of("provisioner"), errors);
        StorageParameters.validate(storageClass.at("parameters"), FieldPath.of("parameters"), errors);
        String policy = storageClass.at("reclaimPolicy").asString("");
        if (!policy.isEmpty() && !List.of("Delete", "Retain").contains(policy)) {
            errors.notSupported(FieldPath.of("reclaimPolicy"), policy, List.of("Delete", "Retain"));
        }
        bindingMode(storageClass.at("volumeBindingMode"), errors);
        TopologyTerms.validate(storageClass.at("allowedTopologies"), FieldPath.of("allowedTopologies"), errors);
        return errors.list();
    }

    private static void bindingMode(JsonNode mode, FieldErrors errors) {
        FieldPath path = FieldPath.of("volumeBindingMode");
        if (!mode.isString()) {
            errors.required(path, "");
        } else if (!BINDING_MODES.contains(mode.asString())) {
            errors.notSupported(path, mode, BINDING_MODES);
        }
    }

    @Override
    public List<String> warnings(KubeObject storageClass, Optional<KubeObject> old) {
        return TopologyTerms.warnings(storageClass.at("allowedTopologies"), FieldPath.of("allowedTopologies"));
    }

    private static JsonNode shown(KubeObject storageClass, String field) {
        Type type = field.equals("parameters") ? new MapType(ScalarType.STRING) : ScalarType.STRING;
        return InternalJson.of(storageClass.at(field), type);
    }

    @Override
    public List<FieldError> validateWhole(KubeObject storageClass) {
        FieldErrors errors = new FieldErrors();
        errors.metadata(storageClass, false);
        errors.addAll(validate(storageClass));
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject storageClass, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        for (String field : List.of("parameters", "provisioner", "reclaimPolicy")) {
            if (storageClass.at(field).equals(old.at(field))) {
                continue;
            }
            if (release.atLeast(Release.V1_36)) {
                errors.invalid(FieldPath.of(field), shown(storageClass, field), FieldErrors.IMMUTABLE);
            } else {
                errors.forbidden(FieldPath.of(field), "updates to " + field + " are forbidden.");
            }
        }
        errors.immutable(
                storageClass.at("volumeBindingMode"), old.at("volumeBindingMode"), FieldPath.of("volumeBindingMode"));
        return errors.list();
    }
}
