package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.generic.ValidatedStrategy;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A network policy that says what it said before in other words, such as with an empty list where there was none,
 * counts as changed.
 *
 * @see "Go: pkg/registry/networking/networkpolicy/strategy.go: networkPolicyStrategy"
 */
final class NetworkPolicyStrategy extends ValidatedStrategy {
    private final NetworkPolicyValidation validation;

    NetworkPolicyStrategy(ResourceContext context) {
        this(context, new NetworkPolicyValidation(context.release()));
    }

    private NetworkPolicyStrategy(ResourceContext context, NetworkPolicyValidation validation) {
        super(context, validation);
        this.validation = validation;
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        super.prepareForUpdate(scope, object, old);
        if (object.generation() == old.generation() && emptyLists(object.at("spec")) != emptyLists(old.at("spec"))) {
            object.setGeneration(old.generation() + 1);
        }
    }

    private static int emptyLists(JsonNode node) {
        int count = node.isArray() && node.isEmpty() ? 1 : 0;
        for (JsonNode child : node) {
            count += emptyLists(child);
        }
        return count;
    }

    /** The older release checks all of the policy before it looks at what has changed, and then once more. */
    @Override
    public List<FieldError> validateMetadataUpdate(KubeObject object, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        if (!release().atLeast(Release.V1_36)) {
            errors.metadata(object, true);
            errors.addAll(validation.validate(object));
        }
        errors.addAll(super.validateMetadataUpdate(object, old));
        return errors.list();
    }
}
