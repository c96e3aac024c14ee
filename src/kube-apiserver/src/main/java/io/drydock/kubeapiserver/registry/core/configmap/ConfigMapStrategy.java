package io.drydock.kubeapiserver.registry.core.configmap;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.Immutability;
import io.drydock.kubeapiserver.registry.validation.KeyedData;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Checks the keys of a ConfigMap and the size of all of it, and lets an immutable one be.
 *
 * @see "Go: pkg/registry/core/configmap/strategy.go"
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateConfigMap, ValidateConfigMapUpdate"
 */
public final class ConfigMapStrategy extends GenericStrategy {
    private static final FieldPath DATA = FieldPath.of("data");
    private static final FieldPath BINARY_DATA = FieldPath.of("binaryData");

    public ConfigMapStrategy(ResourceContext context) {
        super(context);
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject object) {
        FieldErrors errors = new FieldErrors();
        validateData(object, errors);
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        Immutability.check(object, old, List.of("data", "binaryData"), errors);
        errors.addAll(validateMetadata(object));
        validateData(object, errors);
        return errors.list();
    }

    private static void validateData(KubeObject object, FieldErrors errors) {
        JsonNode data = object.at("data");
        JsonNode binaryData = object.at("binaryData");
        long size = 0;
        for (var entry : data.properties()) {
            String key = entry.getKey();
            errors.invalid(DATA.key(key), key, ValueRules.configMapKey(key));
            if (binaryData.has(key)) {
                errors.invalid(DATA.key(key), key, "duplicate of key present in binaryData");
            }
            size += KeyedData.utf8Length(entry.getValue().asString(""));
        }
        for (var entry : binaryData.properties()) {
            errors.invalid(BINARY_DATA.key(entry.getKey()), entry.getKey(), ValueRules.configMapKey(entry.getKey()));
            size += KeyedData.decodedLength(entry.getValue().asString(""));
        }
        if (size > KeyedData.MAX_SIZE) {
            errors.add(FieldError.tooLong(FieldPath.WHOLE_OBJECT, KeyedData.MAX_SIZE));
        }
    }
}
