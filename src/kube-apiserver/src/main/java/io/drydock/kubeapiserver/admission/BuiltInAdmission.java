package io.drydock.kubeapiserver.admission;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.admission.AdmissionPlugin;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.kubeapiserver.admission.certificates.CertificateApproval;
import io.drydock.kubeapiserver.admission.certificates.CertificateSigning;
import io.drydock.kubeapiserver.admission.certificates.CertificateSubjectRestriction;
import io.drydock.kubeapiserver.admission.certificates.ClusterTrustBundleAttest;
import io.drydock.kubeapiserver.admission.configuration.AdmissionSettings;
import io.drydock.kubeapiserver.admission.eventratelimit.EventRateLimit;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.admission.namespace.NamespaceAutoProvision;
import io.drydock.kubeapiserver.admission.namespace.NamespaceExists;
import io.drydock.kubeapiserver.admission.noderestriction.NodeRestriction;
import io.drydock.kubeapiserver.admission.ownerreferences.OwnerReferencesPermissionEnforcement;
import io.drydock.kubeapiserver.admission.pod.AlwaysPullImages;
import io.drydock.kubeapiserver.admission.pod.ExecRestriction;
import io.drydock.kubeapiserver.admission.pod.ExtendedResourceToleration;
import io.drydock.kubeapiserver.admission.pod.HardAntiAffinityTopology;
import io.drydock.kubeapiserver.admission.pod.NodeDeclaredFeatureValidator;
import io.drydock.kubeapiserver.admission.pod.PodNodeSelector;
import io.drydock.kubeapiserver.admission.pod.PodResizeValidator;
import io.drydock.kubeapiserver.admission.pod.PodTolerationRestriction;
import io.drydock.kubeapiserver.admission.pod.PodTopologyLabels;
import io.drydock.kubeapiserver.admission.pod.SecurityContextDeny;
import io.drydock.kubeapiserver.admission.podsecurity.PodSecurityAdmission;
import io.drydock.kubeapiserver.admission.podsecurity.PodSecurityMetrics;
import io.drydock.kubeapiserver.admission.resourcequota.ResourceQuotaAdmission;
import io.drydock.kubeapiserver.admission.serviceaccount.ServiceAccountAdmission;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Makes admission plug-ins by their names.
 *
 * @see "Go: pkg/kubeapiserver/options/plugins.go: RegisterAllAdmissionPlugins"
 */
public final class BuiltInAdmission {
    private final Map<String, Supplier<AdmissionPlugin>> factories = new LinkedHashMap<>();
    private final PodSecurityMetrics podSecurityMetrics;

    /**
     * How long pods stay on nodes in trouble.
     *
     * @param notReadySeconds on one that is not ready
     * @param unreachableSeconds on one that nobody can reach
     */
    public record TolerationSeconds(long notReadySeconds, long unreachableSeconds) {}

    /**
     * @param directory in which plug-ins look up what they decide by
     * @param authorizer asked about what a request's own authorization does not cover
     * @param settings from the administrator's file
     */
    public BuiltInAdmission(
            Release release,
            ResourceDirectory directory,
            Authorizer authorizer,
            TolerationSeconds tolerations,
            AdmissionSettings settings) {
        Lookup lookup = new Lookup(directory);
        this.podSecurityMetrics = new PodSecurityMetrics(release);
        factories.put(NamespaceLifecycle.NAME, () -> new NamespaceLifecycle(lookup));
        factories.put(LimitRanger.NAME, () -> new LimitRanger(lookup));
        factories.put(ServiceAccountAdmission.NAME, () -> new ServiceAccountAdmission(release, directory));
        factories.put(NodeRestriction.NAME, () -> new NodeRestriction(release, lookup, authorizer));
        factories.put(TaintNodesByCondition.NAME, TaintNodesByCondition::new);
        factories.put(
                PodSecurityAdmission.NAME,
                () -> new PodSecurityAdmission(release, lookup, settings.podSecurity(), podSecurityMetrics));
        factories.put(PriorityAdmission.NAME, () -> new PriorityAdmission(lookup));
        factories.put(
                DefaultTolerationSeconds.NAME,
                () -> new DefaultTolerationSeconds(tolerations.notReadySeconds(), tolerations.unreachableSeconds()));
        factories.put(DefaultStorageClass.NAME, () -> new DefaultStorageClass(lookup, release));
        factories.put(StorageObjectInUseProtection.NAME, () -> new StorageObjectInUseProtection(release));
        factories.put(PersistentVolumeClaimResize.NAME, () -> new PersistentVolumeClaimResize(lookup));
        factories.put(RuntimeClassAdmission.NAME, () -> new RuntimeClassAdmission(lookup));
        factories.put(CertificateApproval.NAME, () -> new CertificateApproval(authorizer));
        factories.put(CertificateSigning.NAME, () -> new CertificateSigning(authorizer));
        factories.put(CertificateSubjectRestriction.NAME, CertificateSubjectRestriction::new);
        factories.put(DefaultIngressClass.NAME, () -> new DefaultIngressClass(lookup, release));
        factories.put(
                ResourceQuotaAdmission.NAME,
                () -> new ResourceQuotaAdmission(release, lookup, Clock.systemUTC(), settings.limitedResources()));
        addForPods(release, lookup, settings);
        addOnRequest(lookup, authorizer, settings);
    }

    private void addForPods(Release release, Lookup lookup, AdmissionSettings settings) {
        factories.put(AlwaysPullImages.NAME, () -> new AlwaysPullImages(release));
        factories.put(SecurityContextDeny.NAME, SecurityContextDeny::new);
        factories.put(HardAntiAffinityTopology.NAME, HardAntiAffinityTopology::new);
        factories.put(ExtendedResourceToleration.NAME, ExtendedResourceToleration::new);
        factories.put(PodTopologyLabels.NAME, () -> new PodTopologyLabels(lookup));
        factories.put(NodeDeclaredFeatureValidator.NAME, () -> new NodeDeclaredFeatureValidator(lookup));
        factories.put(PodResizeValidator.NAME, () -> new PodResizeValidator(lookup));
        factories.put(PodNodeSelector.NAME, () -> new PodNodeSelector(lookup, settings.nodeSelectors()));
        factories.put(
                PodTolerationRestriction.NAME, () -> new PodTolerationRestriction(lookup, settings.tolerations()));
        for (String exec : List.of(ExecRestriction.NAME, ExecRestriction.ON_PRIVILEGED)) {
            factories.put(exec, () -> new ExecRestriction(exec, lookup));
        }
    }

    private void addOnRequest(Lookup lookup, Authorizer authorizer, AdmissionSettings settings) {
        factories.put(AlwaysAdmit.NAME, AlwaysAdmit::new);
        factories.put(AlwaysDeny.NAME, AlwaysDeny::new);
        factories.put(NamespaceAutoProvision.NAME, () -> new NamespaceAutoProvision(lookup));
        factories.put(NamespaceExists.NAME, () -> new NamespaceExists(lookup));
        factories.put(EventRateLimit.NAME, () -> new EventRateLimit(settings.eventLimits(), System::nanoTime));
        factories.put(
                OwnerReferencesPermissionEnforcement.NAME,
                () -> new OwnerReferencesPermissionEnforcement(lookup, authorizer));
        factories.put(ClusterTrustBundleAttest.NAME, () -> new ClusterTrustBundleAttest(authorizer));
        factories.put(DenyServiceExternalIps.NAME, DenyServiceExternalIps::new);
    }

    public PodSecurityMetrics podSecurityMetrics() {
        return podSecurityMetrics;
    }

    /** Adds a plug-in that is made of more than what others are. */
    public BuiltInAdmission add(String name, Supplier<AdmissionPlugin> factory) {
        factories.put(name, factory);
        return this;
    }

    /** The plug-ins of these names, in this order. */
    public List<AdmissionPlugin> plugins(List<String> wanted) {
        return wanted.stream().map(this::plugin).toList();
    }

    private AdmissionPlugin plugin(String name) {
        Supplier<AdmissionPlugin> factory = factories.get(name);
        if (factory == null) {
            throw new IllegalStateException("nobody has built the admission plug-in " + name);
        }
        return factory.get();
    }
}
