package io.drydock.kubeapiserver.registry.core.resourcequota;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.RestStrategy;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.generic.StatusStrategy;
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

    ResourceQuotaStrategy(ResourceContext context) {
        super(context);
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject object) {
        return validate(object);
    }

    private List<FieldError> validate(KubeObject object) {
        FieldErrors errors = new FieldErrors();
        amounts(object.at("spec", "hard"), SPEC.child("hard"), errors);
        new QuotaScopes(release(), object.at("spec"), errors).validate();
        return errors.list();
    }

    private static void amounts(JsonNode amounts, FieldPath path, FieldErrors errors) {
        amounts.properties().forEach(amount -> {
            FieldPath at = path.key(amount.getKey());
            ResourceNames.validateQuotaResource(amount.getKey(), at, errors);
            ResourceNames.validateQuantity(amount.getKey(), amount.getValue().asString(""), at, errors);
        });
    }

    /** What the status subresource may say: the limits that hold, and what is used of them. */
    static StatusStrategy status(RestStrategy main) {
        return new StatusStrategy(main) {
            @Override
            public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
                FieldErrors errors = new FieldErrors();
                for (String field : List.of("hard", "used")) {
                    amounts(object.at("status", field), FieldPath.of("status", field), errors);
                }
                return errors.list();
            }
        };
    }

    /** Older releases look at a changed one as if it were new, before they compare it with what it was. */
    @Override
    public List<FieldError> validateMetadataUpdate(KubeObject object, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        if (!release().atLeast(Release.V1_36)) {
            errors.addAll(validateMetadata(object));
            errors.addAll(validate(object));
        }
        errors.addAll(super.validateMetadataUpdate(object, old));
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(validate(object));
        Set<String> before = texts(old.at("spec", "scopes"));
        if (!texts(object.at("spec", "scopes")).equals(before)) {
            errors.invalid(SPEC.child("scopes"), ShownScopes.list(object.at("spec", "scopes")), FieldErrors.IMMUTABLE);
        }
        return errors.list();
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
