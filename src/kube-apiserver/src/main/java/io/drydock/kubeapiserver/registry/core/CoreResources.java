package io.drydock.kubeapiserver.registry.core;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.kubeapiserver.kubelet.NodeDialer;
import io.drydock.kubeapiserver.registry.core.configmap.ConfigMapResource;
import io.drydock.kubeapiserver.registry.core.endpoint.EndpointsResource;
import io.drydock.kubeapiserver.registry.core.event.EventResource;
import io.drydock.kubeapiserver.registry.core.namespace.NamespaceResource;
import io.drydock.kubeapiserver.registry.core.node.NodeResource;
import io.drydock.kubeapiserver.registry.core.persistentvolume.PersistentVolumeResources;
import io.drydock.kubeapiserver.registry.core.pod.PodResource;
import io.drydock.kubeapiserver.registry.core.podtemplate.PodTemplateResource;
import io.drydock.kubeapiserver.registry.core.replicationcontroller.ReplicationControllerResource;
import io.drydock.kubeapiserver.registry.core.resourcequota.QuotaResources;
import io.drydock.kubeapiserver.registry.core.secret.SecretResource;
import io.drydock.kubeapiserver.registry.core.service.ServiceNetwork;
import io.drydock.kubeapiserver.registry.core.service.ServiceRanges;
import io.drydock.kubeapiserver.registry.core.service.ServiceResource;
import io.drydock.kubeapiserver.registry.core.serviceaccount.ServiceAccountResource;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The definitions of the core group's resources.
 *
 * @see "Go: pkg/registry/core/rest/storage_core.go: NewLegacyRESTStorage"
 */
public final class CoreResources {
    private CoreResources() {}

    /**
     * @param release whose tables and rules apply
     * @param network that services get their addresses and ports from
     * @param ranges where servers agree on what of the network is given
     * @param dialer that leads to nodes, pods and services
     */
    public static Map<GroupResource, ResourceDefinition> definitions(
            Release release, Clock clock, ServiceNetwork network, ServiceRanges ranges, NodeDialer dialer) {
        Map<GroupResource, ResourceDefinition> all = new HashMap<>();
        all.put(core("configmaps"), ConfigMapResource.definition());
        all.put(core("endpoints"), EndpointsResource.definition());
        all.put(core("events"), EventResource.definition());
        all.put(core("limitranges"), QuotaResources.limitRanges());
        all.put(core("namespaces"), NamespaceResource.definition());
        all.put(core("nodes"), NodeResource.definition(release, dialer));
        all.put(core("persistentvolumeclaims"), PersistentVolumeResources.claims(release));
        all.put(core("persistentvolumes"), PersistentVolumeResources.volumes(release));
        all.put(core("pods"), PodResource.definition(release, clock, dialer));
        all.put(core("podtemplates"), PodTemplateResource.definition());
        all.put(core("replicationcontrollers"), ReplicationControllerResource.definition());
        all.put(core("resourcequotas"), QuotaResources.quotas(release));
        all.put(core("secrets"), SecretResource.definition());
        all.put(core("serviceaccounts"), ServiceAccountResource.definition(release));
        all.put(
                core("services"),
                ServiceResource.definition(release, network, ranges, RandomGenerator.getDefault(), dialer));
        return all;
    }

    private static GroupResource core(String resource) {
        return new GroupResource("", resource);
    }
}
