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
    /** Of either release, in the order in which they run. */
    private static final List<String> IN_ORDER = List.of(
            "AlwaysAdmit",
            "NamespaceAutoProvision",
            "NamespaceLifecycle",
            "NamespaceExists",
            "SecurityContextDeny",
            "LimitPodHardAntiAffinityTopology",
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
            "PodGroupProtection",
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
            "PodGroupWorkloadExists",
            "NodeDeclaredFeatureValidator",
            "JobValidation",
            "PodResizeValidator",
            "MutatingAdmissionPolicy",
            "MutatingAdmissionWebhook",
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionWebhook",
            "ResourceQuota",
            "AlwaysDeny");

    private static final Set<String> ONLY_EARLIER = Set.of(
            "SecurityContextDeny",
            "PodSecurityPolicy",
            "DenyEscalatingExec",
            "DenyExecOnPrivileged",
            "PersistentVolumeLabel");

    private static final Set<String> ONLY_LATER = Set.of(
            "PodSecurity",
            "ClusterTrustBundleAttest",
            "DenyServiceExternalIPs",
            "PodTopologyLabels",
            "PodGroupProtection",
            "PodGroupWorkloadExists",
            "NodeDeclaredFeatureValidator",
            "JobValidation",
            "PodResizeValidator",
            "MutatingAdmissionPolicy",
            "ValidatingAdmissionPolicy");

    /** Names of the releases' own for which there is no plug-in, and which nobody may count on. */
    public static final Set<String> LEFT_OUT =
            Set.of("ImagePolicyWebhook", "PodSecurityPolicy", "PersistentVolumeLabel");

    /** Names behind features that their release has off: in the real server too they see no write then. */
    public static final Set<String> OF_FEATURES_THAT_ARE_OFF =
            Set.of("PodGroupProtection", "PodGroupWorkloadExists", "JobValidation");

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

    private static final Set<String> ON_LATER = Set.of(
            "PodSecurity",
            "ClusterTrustBundleAttest",
            "PodTopologyLabels",
            "PodGroupProtection",
            "PodGroupWorkloadExists",
            "NodeDeclaredFeatureValidator",
            "JobValidation",
            "PodResizeValidator",
            "MutatingAdmissionPolicy",
            "ValidatingAdmissionPolicy");

    private AdmissionPlugins() {}

    /** All that a release has, in the order in which they run. */
    public static List<String> inOrder(Release release) {
        Set<String> others = release.atLeast(Release.V1_36) ? ONLY_EARLIER : ONLY_LATER;
        return IN_ORDER.stream().filter(name -> !others.contains(name)).toList();
    }

    /** Those that a release runs unless they are disabled. */
    public static Set<String> onByDefault(Release release) {
        if (!release.atLeast(Release.V1_36)) {
            return ON_IN_BOTH;
        }
        return Stream.concat(ON_IN_BOTH.stream(), ON_LATER.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
