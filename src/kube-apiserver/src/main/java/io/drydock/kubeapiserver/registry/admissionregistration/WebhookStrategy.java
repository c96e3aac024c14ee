package io.drydock.kubeapiserver.registry.admissionregistration;

import io.drydock.apimachinery.meta.ObjectMetaValidation;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.ConditionalStrategy;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import java.util.List;

/**
 * How configurations of webhooks come into the store. The older version, which only older releases serve, lets through
 * what the newer does not.
 *
 * @see "Go: pkg/registry/admissionregistration/validatingwebhookconfiguration/strategy.go:
 *     validatingWebhookConfigurationStrategy"
 */
final class WebhookStrategy extends ConditionalStrategy {
    private final boolean mutating;

    WebhookStrategy(ResourceContext context, boolean mutating) {
        super(context, ObjectValidation.NONE);
        this.mutating = mutating;
    }

    /** Finalizers need not be known ones. */
    @Override
    public List<FieldError> validateMetadata(KubeObject object) {
        return ObjectMetaValidation.validate(object, namespaced(), this::validateName, FieldPath.of("metadata"));
    }

    /** The metadata is checked as that of a new object, and not compared once more. */
    @Override
    public List<FieldError> validateMetadataUpdate(KubeObject object, KubeObject old) {
        return validateMetadata(object);
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject configuration) {
        return new WebhookValidation(rules(scope), mutating).validate(configuration);
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject configuration, KubeObject old) {
        WebhookRules rules = rules(scope).thatHeldFor(old);
        return new WebhookValidation(rules, mutating).validate(configuration);
    }

    private WebhookRules rules(RequestScope scope) {
        return WebhookRules.of(release(), scope.request().apiVersion());
    }
}
