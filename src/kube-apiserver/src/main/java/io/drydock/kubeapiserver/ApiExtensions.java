package io.drydock.kubeapiserver;

import io.drydock.apiextensions.ApiExtensionsServer;
import io.drydock.apiextensions.CustomResourceDefinitionStatusStrategy;
import io.drydock.apiextensions.CustomResourceDefinitionStrategy;
import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.registry.rest.TableConvertor;
import io.drydock.apiserver.server.DelegationTarget;

/**
 * The last server of the chain, which knows what resources users have defined.
 *
 * @see "Go: cmd/kube-apiserver/app/apiextensions.go: createAPIExtensionsConfig, createAPIExtensionsServer"
 */
final class ApiExtensions {
    private static final GroupResource DEFINITIONS =
            new GroupResource("apiextensions.k8s.io", "customresourcedefinitions");

    private final KubeApiServerConfig config;

    ApiExtensions(KubeApiServerConfig config) {
        this.config = config;
    }

    ApiExtensionsServer create(DelegationTarget delegate) {
        Release release = config.scheme().catalog().release();
        OwnGroup own = OwnGroup.of(
                config,
                DEFINITIONS,
                new CustomResourceDefinitionStrategy(release),
                new CustomResourceDefinitionStatusStrategy(release),
                TableConvertor.DEFAULT);
        return ApiExtensionsServer.create(
                config.generic().copyWithoutHooks().complete(),
                delegate,
                new ApiExtensionsServer.Parts(own.endpoints(), own.store(), own.status(), config.clock()));
    }
}
