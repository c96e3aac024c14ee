package io.drydock.kubeapiserver.registry.generic;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.ResourceFact;
import java.util.Set;

/** The resources whose objects carry a generation. Nothing but the real strategies' code says which they are. */
final class Generations {
    private static final Set<String> SINCE_1_20 = Set.of(
            "replicationcontrollers",
            "daemonsets.apps",
            "deployments.apps",
            "replicasets.apps",
            "statefulsets.apps",
            "ingresses.networking.k8s.io",
            "ingressclasses.networking.k8s.io",
            "networkpolicies.networking.k8s.io",
            "poddisruptionbudgets.policy",
            "mutatingwebhookconfigurations.admissionregistration.k8s.io",
            "validatingwebhookconfigurations.admissionregistration.k8s.io",
            "flowschemas.flowcontrol.apiserver.k8s.io",
            "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io",
            "endpointslices.discovery.k8s.io");
    private static final Set<String> SINCE_1_36 = Set.of(
            "pods",
            "podtemplates",
            "jobs.batch",
            "cronjobs.batch",
            "validatingadmissionpolicies.admissionregistration.k8s.io",
            "validatingadmissionpolicybindings.admissionregistration.k8s.io",
            "mutatingadmissionpolicies.admissionregistration.k8s.io",
            "mutatingadmissionpolicybindings.admissionregistration.k8s.io",
            "deviceclasses.resource.k8s.io",
            "resourceslices.resource.k8s.io");

    private Generations() {}

    static boolean areCounted(ResourceFact fact, Release release) {
        String resource = fact.resource().groupResource().toString();
        return SINCE_1_20.contains(resource) || (release.atLeast(Release.V1_36) && SINCE_1_36.contains(resource));
    }
}
