package io.drydock.kubeapiserver.registry.autoscaling;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.generic.ValidatedStrategy;

/**
 * Autoscalers: what the version in which real servers keep them leaves out, or fills in when it is read, shows in what
 * is answered.
 *
 * @see "Go: pkg/registry/autoscaling/horizontalpodautoscaler/strategy.go: autoscalerStrategy"
 */
final class AutoscalerStrategy extends ValidatedStrategy {
    private final Scheme scheme;
    private final GroupVersion kept;

    AutoscalerStrategy(ResourceContext context) {
        super(context, new AutoscalerValidation(context.scheme()));
        this.scheme = context.scheme();
        this.kept = new GroupVersion("autoscaling", release().atLeast(Release.V1_36) ? "v2" : "v1");
    }

    @Override
    public void canonicalize(KubeObject autoscaler) {
        super.canonicalize(autoscaler);
        GroupVersion full = autoscaler.groupVersionKind().groupVersion();
        KubeObject stored = scheme.convert(autoscaler, kept);
        scheme.setDefaults(stored);
        if (stored != autoscaler) {
            autoscaler.tree().removeAll();
            autoscaler.tree().setAll(scheme.convert(stored, full).tree());
        }
    }
}
