package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.generic.ValidatedStrategy;

/**
 * Ingresses are checked by the version in which they come.
 *
 * @see "Go: pkg/registry/networking/ingress/strategy.go: ingressStrategy"
 */
final class IngressStrategy extends ValidatedStrategy {
    private final ObjectValidation ofBeta;

    IngressStrategy(ResourceContext context) {
        super(context, new IngressValidation(context.scheme(), false));
        this.ofBeta = new IngressValidation(context.scheme(), true);
    }

    @Override
    protected ObjectValidation validation(RequestScope scope) {
        return scope.request().apiVersion().equals("v1beta1") ? ofBeta : super.validation(scope);
    }
}
