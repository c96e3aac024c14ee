package io.drydock.kubeapiserver.registry.apps;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.core.podtemplate.TemplatedStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;

/** @see "Go: pkg/registry/apps/deployment/strategy.go: deploymentStrategy" */
final class DeploymentStrategy extends TemplatedStrategy {
    DeploymentStrategy(ResourceContext context) {
        super(context, new DeploymentValidation(context), "spec", "template");
    }

    /** A deployment's annotations go on to its replica sets, so changing them is a change of what is wanted. */
    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject deployment, KubeObject old) {
        super.prepareForUpdate(scope, deployment, old);
        if (!deployment.annotations().equals(old.annotations())) {
            deployment.setGeneration(old.generation() + 1);
        }
    }
}
