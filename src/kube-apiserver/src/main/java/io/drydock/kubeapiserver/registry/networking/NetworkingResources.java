package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import io.drydock.kubeapiserver.registry.generic.ValidatedStrategy;
import java.util.Map;

/**
 * The definitions of the resources of {@code networking.k8s.io}.
 *
 * @see "Go: pkg/registry/networking/rest/storage_settings.go: RESTStorageProvider"
 */
public final class NetworkingResources {
    private NetworkingResources() {}

    public static Map<GroupResource, ResourceDefinition> definitions() {
        return Map.of(
                networking("ingresses"),
                ResourceDefinition.of(IngressStrategy::new)
                        .withTable(NetworkingTables.INGRESSES)
                        .withStatus(ValidatedStrategy::status),
                networking("ingressclasses"),
                ResourceDefinition.of(context ->
                                new ValidatedStrategy(context, new IngressClassValidation(context.release())))
                        .withTable(NetworkingTables.INGRESS_CLASSES),
                networking("networkpolicies"),
                ResourceDefinition.of(context ->
                                new ValidatedStrategy(context, new NetworkPolicyValidation(context.release())))
                        .withTable(NetworkingTables.NETWORK_POLICIES),
                networking("ipaddresses"),
                ResourceDefinition.of(IpAddressStrategy::new).withTable(NetworkingTables.IP_ADDRESSES),
                networking("servicecidrs"),
                ResourceDefinition.of(context -> new ValidatedStrategy(context, new ServiceCidrValidation()))
                        .withTable(NetworkingTables.SERVICE_CIDRS)
                        .withStatus(ValidatedStrategy::statusOnly));
    }

    private static GroupResource networking(String resource) {
        return new GroupResource("networking.k8s.io", resource);
    }
}
