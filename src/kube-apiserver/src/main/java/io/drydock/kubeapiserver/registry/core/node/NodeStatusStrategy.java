package io.drydock.kubeapiserver.registry.core.node;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apiserver.registry.RestStrategy;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.StatusStrategy;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;

/**
 * How the agent of a node says how it is.
 *
 * @see "Go: pkg/registry/core/node/strategy.go: nodeStatusStrategy"
 */
final class NodeStatusStrategy extends StatusStrategy {
    private final Release release;

    NodeStatusStrategy(RestStrategy main, Release release) {
        super(main);
        this.release = release;
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject node, KubeObject old) {
        super.prepareForUpdate(scope, node, old);
        if (release.atLeast(Release.V1_36) && !old.at("status", "config").isObject()) {
            node.objectAt("status").remove("config");
        }
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject node, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        NodeUpdateValidation.validate(node, old, release, errors);
        return errors.list();
    }
}
