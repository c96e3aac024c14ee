package io.drydock.kubeapiserver.options;

import io.drydock.apimachinery.catalog.Release;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of kube-apiserver's admission plug-ins, and those that run without being asked for.
 *
 * @see "Go: pkg/kubeapiserver/options/plugins.go: AllOrderedPlugins, DefaultOffAdmissionPlugins"
 */
public final class AdmissionPlugins {
    /** All of them, of either release, in the order in which they run. */
    public static final List<String> IN_ORDER = List.of(
            "AlwaysAdmit",
            "NamespaceAutoProvision",
            "NamespaceLifecycle",
            "NamespaceExists",
            "SecurityContextDeny",
            "LimitPodHardAntiAffinityTopology",
            "PodPreset",
            "LimitRanger",
            "ServiceAccount",
            "NodeRestriction",
            "TaintNodesByCondition",
            "AlwaysPullImages",
            "ImagePolicyWebhook",
            "PodSecurity",
            "PodSecurityPolicy",
            "PodNodeSelector",
            "Priority",
            "DefaultTolerationSeconds",
            "PodTolerationRestriction",
            "DenyEscalatingExec",
            "DenyExecOnPrivileged",
            "EventRateLimit",
            "ExtendedResourceToleration",
            "PersistentVolumeLabel",
            "DefaultStorageClass",
            "StorageObjectInUseProtection",
            "OwnerReferencesPermissionEnforcement",
            "PersistentVolumeClaimResize",
            "RuntimeClass",
            "CertificateApproval",
            "CertificateSigning",
            "ClusterTrustBundleAttest",
            "CertificateSubjectRestriction",
            "DefaultIngressClass",
            "DenyServiceExternalIPs",
            "PodTopologyLabels",
            "MutatingAdmissionPolicy",
            "MutatingAdmissionWebhook",
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionWebhook",
            "ResourceQuota",
            "AlwaysDeny");

    private static final Set<String> ON_IN_BOTH = Set.of(
            "NamespaceLifecycle",
            "LimitRanger",
            "ServiceAccount",
            "DefaultStorageClass",
            "PersistentVolumeClaimResize",
            "DefaultTolerationSeconds",
            "MutatingAdmissionWebhook",
            "ValidatingAdmissionWebhook",
            "ResourceQuota",
            "StorageObjectInUseProtection",
            "Priority",
            "TaintNodesByCondition",
            "RuntimeClass",
            "CertificateApproval",
            "CertificateSigning",
            "CertificateSubjectRestriction",
            "DefaultIngressClass");

    private static final Set<String> ON_LATER =
            Set.of("PodSecurity", "PodTopologyLabels", "MutatingAdmissionPolicy", "ValidatingAdmissionPolicy");

    private AdmissionPlugins() {}

    /** Those that a release runs unless they are disabled. */
    public static Set<String> onByDefault(Release release) {
        if (!release.atLeast(Release.V1_36)) {
            return ON_IN_BOTH;
        }
        return Stream.concat(ON_IN_BOTH.stream(), ON_LATER.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
