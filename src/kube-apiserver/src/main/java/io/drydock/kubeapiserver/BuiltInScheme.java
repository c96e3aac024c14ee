package io.drydock.kubeapiserver;

import io.drydock.aggregator.apiregistration.ApiServiceDefaults;
import io.drydock.apiextensions.BetaConversion;
import io.drydock.apiextensions.CustomResourceDefinitionDefaults;
import io.drydock.apiextensions.CustomResourceDefinitionStrategy;
import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.kubeapiserver.registry.admissionregistration.AdmissionRegistrationDefaults;
import io.drydock.kubeapiserver.registry.apps.AppsDefaults;
import io.drydock.kubeapiserver.registry.authentication.AuthenticationDefaults;
import io.drydock.kubeapiserver.registry.authorization.AuthorizationConversions;
import io.drydock.kubeapiserver.registry.autoscaling.AutoscalerConversion;
import io.drydock.kubeapiserver.registry.autoscaling.AutoscalingDefaults;
import io.drydock.kubeapiserver.registry.batch.BatchDefaults;
import io.drydock.kubeapiserver.registry.certificates.CertificatesDefaults;
import io.drydock.kubeapiserver.registry.core.CoreDefaults;
import io.drydock.kubeapiserver.registry.discovery.DiscoveryDefaults;
import io.drydock.kubeapiserver.registry.events.EventConversion;
import io.drydock.kubeapiserver.registry.flowcontrol.FlowControlDefaults;
import io.drydock.kubeapiserver.registry.networking.IngressConversion;
import io.drydock.kubeapiserver.registry.networking.NetworkingDefaults;
import io.drydock.kubeapiserver.registry.policy.PolicyDefaults;
import io.drydock.kubeapiserver.registry.rbac.RbacDefaults;
import io.drydock.kubeapiserver.registry.resource.DynamicResourceDefaults;
import io.drydock.kubeapiserver.registry.scheduling.SchedulingDefaults;
import io.drydock.kubeapiserver.registry.storage.StorageDefaults;

/**
 * Every kind of a release, with its defaults and the conversions between its versions.
 *
 * @see "Go: pkg/api/legacyscheme/scheme.go: Scheme"
 */
public final class BuiltInScheme {
    private BuiltInScheme() {}

    public static Scheme of(Release release) {
        Scheme.Builder scheme = Scheme.builder(TypeCatalog.load(release));
        CoreDefaults.addTo(scheme, release);
        AppsDefaults.addTo(scheme, release);
        BatchDefaults.addTo(scheme, release);
        AutoscalingDefaults.addTo(scheme, release);
        NetworkingDefaults.addTo(scheme, release);
        PolicyDefaults.addTo(scheme);
        SchedulingDefaults.addTo(scheme);
        StorageDefaults.addTo(scheme, release);
        DiscoveryDefaults.addTo(scheme);
        AdmissionRegistrationDefaults.addTo(scheme);
        CertificatesDefaults.addTo(scheme);
        FlowControlDefaults.addTo(scheme, release);
        DynamicResourceDefaults.addTo(scheme, release);
        RbacDefaults.addTo(scheme);
        AuthenticationDefaults.addTo(scheme);
        ApiServiceDefaults.addTo(scheme);
        scheme.defaults(CustomResourceDefinitionStrategy.KIND, CustomResourceDefinitionDefaults::apply);
        AutoscalerConversion.addTo(scheme, release);
        EventConversion.addTo(scheme);
        IngressConversion.addTo(scheme);
        AuthorizationConversions.addTo(scheme);
        BetaConversion.addTo(scheme);
        Scheme built = scheme.build();
        addOldEvictions(built);
        return built;
    }

    /**
     * Evictions are taken in the version that budgets had before they were stable, also where no budget is served in it
     * any more.
     */
    private static void addOldEvictions(Scheme scheme) {
        GroupVersionKind old = new GroupVersionKind("policy", "v1beta1", "Eviction");
        if (!scheme.recognizes(old)) {
            scheme.typeOf(new GroupVersionKind("policy", "v1", "Eviction"))
                    .ifPresent(type -> scheme.addType(old, type));
        }
    }
}
