package io.drydock.kubeapiserver.registry.core.secret;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.Immutability;
import java.util.List;
import java.util.Map;

/**
 * Holds a secret to what its type promises.
 *
 * @see "Go: pkg/registry/core/secret/strategy.go"
 */
public final class SecretStrategy extends GenericStrategy {
    public SecretStrategy(ResourceContext context) {
        super(context);
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject object) {
        FieldErrors errors = new FieldErrors();
        SecretValidation.validate(object, release(), errors);
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.immutable(object.at("type"), old.at("type"), FieldPath.of("type"));
        Immutability.check(object, old, List.of("data"), errors);
        errors.addAll(validateMetadata(object));
        SecretValidation.validate(object, release(), errors);
        return errors.list();
    }

    @Override
    public List<String> warningsOnCreate(RequestScope scope, KubeObject object) {
        boolean pair = object.at("type").asString("").equals("kubernetes.io/tls");
        return pair ? KeyPairWarnings.of(object.at("data")) : List.of();
    }

    @Override
    public List<String> warningsOnUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        return warningsOnCreate(scope, object);
    }

    @Override
    public Map<String, String> selectableFields(KubeObject object) {
        return Map.of("type", object.at("type").asString(""));
    }
}
