package io.drydock.kubeapiserver.registry.core.resourcequota;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.ResourceNames;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * @see "Go: pkg/registry/core/resourcequota/strategy.go"
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateResourceQuotaSpec"
 */
final class ResourceQuotaStrategy extends GenericStrategy {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final Set<String> SCOPES = Set.of(
            "Terminating",
            "NotTerminating",
            "BestEffort",
            "NotBestEffort",
            "PriorityClass",
            "CrossNamespacePodAffinity",
            "VolumeAttributesClass");

    ResourceQuotaStrategy(ResourceContext context) {
        super(context);
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject object) {
        FieldErrors errors = new FieldErrors();
        object.at("spec", "hard").properties().forEach(amount -> {
            FieldPath path = SPEC.child("hard").key(amount.getKey());
            ResourceNames.validateQuotaResource(amount.getKey(), path, errors);
            ResourceNames.validateQuantity(amount.getKey(), amount.getValue().asString(""), path, errors);
        });
        validateScopes(object.at("spec", "scopes"), errors);
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(validate(scope, object));
        Set<String> before = texts(old.at("spec", "scopes"));
        if (!texts(object.at("spec", "scopes")).equals(before)) {
            errors.invalid(SPEC.child("scopes"), object.at("spec", "scopes"), FieldErrors.IMMUTABLE);
        }
        return errors.list();
    }

    private static void validateScopes(JsonNode scopes, FieldErrors errors) {
        FieldPath path = SPEC.child("scopes");
        for (JsonNode scope : scopes) {
            if (!SCOPES.contains(scope.asString(""))) {
                errors.invalid(path, scope, "unsupported scope");
            }
        }
        Set<String> all = texts(scopes);
        boolean conflict = all.containsAll(Set.of("BestEffort", "NotBestEffort"))
                || all.containsAll(Set.of("Terminating", "NotTerminating"));
        if (conflict) {
            errors.invalid(path, scopes, "conflicting scopes");
        }
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(text -> texts.add(text.asString("")));
        return texts;
    }

    @Override
    public boolean returnsDeletedObject() {
        return true;
    }
}
