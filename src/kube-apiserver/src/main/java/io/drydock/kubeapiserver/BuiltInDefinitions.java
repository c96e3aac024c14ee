package io.drydock.kubeapiserver;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.kubeapiserver.registry.core.CoreResources;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import io.drydock.kubeapiserver.registry.rbac.RbacResources;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** How the built-in resources differ from what facts alone make of them, all groups together. */
final class BuiltInDefinitions {
    private BuiltInDefinitions() {}

    static Map<GroupResource, ResourceDefinition> of(CompletedServerRunOptions options, Security security) {
        Map<GroupResource, ResourceDefinition> all = new HashMap<>();
        all.putAll(CoreResources.definitions(options.release(), Clock.systemUTC()));
        all.putAll(RbacResources.definitions(security.authorizers().authorizer(), security.policies()));
        return all;
    }
}
