package io.drydock.kubeapiserver;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.flags.PortRange;
import io.drydock.apiserver.storage.Storage;
import io.drydock.kubeapiserver.kubelet.NodeDialer;
import io.drydock.kubeapiserver.registry.admissionregistration.AdmissionRegistrationResources;
import io.drydock.kubeapiserver.registry.apps.AppsResources;
import io.drydock.kubeapiserver.registry.authentication.ServiceAccountTokenResource;
import io.drydock.kubeapiserver.registry.autoscaling.AutoscalingResources;
import io.drydock.kubeapiserver.registry.batch.BatchResources;
import io.drydock.kubeapiserver.registry.certificates.CertificatesResources;
import io.drydock.kubeapiserver.registry.coordination.CoordinationResources;
import io.drydock.kubeapiserver.registry.core.CoreResources;
import io.drydock.kubeapiserver.registry.core.service.ServiceNetwork;
import io.drydock.kubeapiserver.registry.core.service.ServiceRanges;
import io.drydock.kubeapiserver.registry.discovery.DiscoveryResources;
import io.drydock.kubeapiserver.registry.flowcontrol.FlowControlResources;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import io.drydock.kubeapiserver.registry.networking.NetworkingResources;
import io.drydock.kubeapiserver.registry.node.NodeResources;
import io.drydock.kubeapiserver.registry.policy.PolicyResources;
import io.drydock.kubeapiserver.registry.rbac.RbacResources;
import io.drydock.kubeapiserver.registry.resource.DynamicResources;
import io.drydock.kubeapiserver.registry.scheduling.SchedulingResources;
import io.drydock.kubeapiserver.registry.storage.StorageResources;
import io.drydock.kubeapiserver.serviceaccount.TokenGenerator;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** How the built-in resources differ from what facts alone make of them, all groups together. */
final class BuiltInDefinitions {
    private BuiltInDefinitions() {}

    /** @param services the store that keeps services, and with them what they are given */
    static Map<GroupResource, ResourceDefinition> of(
            CompletedServerRunOptions options, Security security, Storage services, NodeDialer dialer) {
        Map<GroupResource, ResourceDefinition> all = new HashMap<>();
        ServiceNetwork network = network(options);
        ServiceRanges ranges = new ServiceRanges(
                network, services, options.options().etcd.etcdPrefix.get(), Clock.systemUTC());
        all.putAll(CoreResources.definitions(options.release(), Clock.systemUTC(), network, ranges, dialer));
        all.putAll(AppsResources.definitions());
        all.putAll(BatchResources.definitions(options.release()));
        all.putAll(AutoscalingResources.definitions(options.release()));
        all.putAll(NetworkingResources.definitions());
        all.putAll(PolicyResources.definitions());
        all.putAll(SchedulingResources.definitions(options.release()));
        all.putAll(StorageResources.definitions(options.release()));
        all.putAll(CoordinationResources.definitions());
        all.putAll(DiscoveryResources.definitions());
        all.putAll(NodeResources.definitions());
        all.putAll(AdmissionRegistrationResources.definitions(
                security.authorizers().authorizer()));
        all.putAll(FlowControlResources.definitions(options.release()));
        all.putAll(DynamicResources.definitions());
        all.putAll(RbacResources.definitions(security.authorizers().authorizer(), security.policies()));
        all.putAll(CertificatesResources.definitions(options.release(), Clock.systemUTC()));
        all.compute(
                new GroupResource("", "serviceaccounts"),
                (resource, known) -> tokens(options).addTo(known == null ? ResourceDefinition.GENERIC : known));
        return all;
    }

    private static ServiceAccountTokenResource tokens(CompletedServerRunOptions options) {
        ServiceAccountTokens tokens = options.serviceAccountTokens();
        return new ServiceAccountTokenResource(
                new TokenGenerator(tokens.issuer(), tokens.signingKey()),
                tokens.audiences(),
                tokens.maxExpiration(),
                options.options()
                        .authentication
                        .serviceAccounts
                        .extendTokenExpiration
                        .get(),
                Clock.systemUTC());
    }

    private static ServiceNetwork network(CompletedServerRunOptions options) {
        PortRange ports = options.options().misc.serviceNodePortRange.get();
        return new ServiceNetwork(
                options.services().primary(),
                options.services().secondary(),
                ports.base(),
                ports.base() + ports.size() - 1);
    }
}
